import type { Access } from '#http/types.ts';
import { Authenticator } from './authenticator.ts';
import { testConfig } from './config.ts';
import { PASSWORD, type Person } from './person.ts';

/** O que existe quando a rota é chamada: a dona, e um post dela. */
export interface Scene {
  owner: Person;
  handle: string;
  id: string;
  postId: string;
}

type Target = [path: string, payload?: unknown];

/**
 * O acesso que se espera da rota, e um pedido válido a ela. O acesso está também na rota, e de propósito: abrir uma sem
 * querer não muda esta linha, e a matriz reprova. Em rota `owner` o pedido cria, pela API, um objeto da dona.
 */
export type Call = [access: Access, target: (scene: Scene) => Target | Promise<Target>];

const permission = (name: string) => ({ permission: name });
const to =
  (path: string, payload?: unknown): Call[1] =>
  () => [path, payload];

/** Da forma de um ticket ou pedido sorteado, e de nenhum. */
const TICKET = 'A'.repeat(43);
const newApp = { name: 'Agenda', type: 'public', redirectUris: ['https://agenda.exemplo/volta'] };

async function draftOf({ owner }: Scene): Promise<string> {
  return (await owner.call('POST', '/api/v1/drafts', { text: 'ainda não' })).body.id;
}

/** Uma linha por rota, na ordem em que a API nasceu: método e padrão, acesso, pedido. */
export const calls: Record<string, Call> = {
  'GET /health/live': ['public', to('/health/live')],
  'GET /health/ready': ['public', to('/health/ready')],
  'GET /metrics': ['public', to('/metrics')],
  'GET /openapi.json': ['public', to('/openapi.json')],
  'GET /docs': ['public', to('/docs')],
  'POST /api/v1/echo': ['public', to('/api/v1/echo', { message: 'oi' })],

  'GET /media/avatars/:userId/:file': ['public', ({ id }) => [`/media/avatars/${id}/0123456789abcdef.webp`]],
  'POST /api/v1/users': ['public', to('/api/v1/users', {})],
  'POST /api/v1/email-confirmations': [
    'public',
    to('/api/v1/email-confirmations', { token: 'x', password: 'x' }),
  ],
  'POST /api/v1/email-confirmations/resend': [
    'public',
    to('/api/v1/email-confirmations/resend', { email: 'ninguem@exemplo.com.br' }),
  ],
  'GET /api/v1/users/:handle': ['public', ({ handle }) => [`/api/v1/users/${handle}`]],
  'GET /api/v1/me': ['user', to('/api/v1/me')],
  'PATCH /api/v1/me': ['user', to('/api/v1/me', { bio: 'x' })],
  'GET /api/v1/me/export': ['user', to('/api/v1/me/export')],
  'PUT /api/v1/me/avatar': ['user', to('/api/v1/me/avatar', {})],
  'DELETE /api/v1/me/avatar': ['user', to('/api/v1/me/avatar')],
  'PUT /api/v1/me/email': [
    'user',
    to('/api/v1/me/email', { email: 'novo@exemplo.com.br', password: PASSWORD }),
  ],
  'PUT /api/v1/me/password': [
    'user',
    to('/api/v1/me/password', { currentPassword: PASSWORD, newPassword: 'outra coxia iluminada' }),
  ],
  'POST /api/v1/me/deactivation': ['user', to('/api/v1/me/deactivation', { password: PASSWORD })],
  'DELETE /api/v1/me/deactivation': ['user', to('/api/v1/me/deactivation')],
  'POST /api/v1/me/deletion': ['user', to('/api/v1/me/deletion', { password: PASSWORD })],

  'POST /api/v1/sessions': ['public', to('/api/v1/sessions', {})],
  'GET /api/v1/sessions/current': ['public', to('/api/v1/sessions/current')],
  'DELETE /api/v1/sessions/current': ['user', to('/api/v1/sessions/current')],
  'GET /.well-known/jwks.json': ['public', to('/.well-known/jwks.json')],
  'POST /api/v1/tokens': ['public', to('/api/v1/tokens', {})],
  'POST /api/v1/tokens/refresh': ['public', to('/api/v1/tokens/refresh', {})],
  'POST /api/v1/tokens/revoke': ['public', to('/api/v1/tokens/revoke', { refreshToken: 'x' })],
  'GET /api/v1/me/devices': ['user', to('/api/v1/me/devices')],
  'DELETE /api/v1/me/devices': ['user', to('/api/v1/me/devices')],
  'DELETE /api/v1/me/devices/:id': [
    'owner',
    async ({ owner }) => {
      const login = { login: owner.handle, password: PASSWORD };
      await owner.call('POST', '/api/v1/tokens', login);
      const { body } = await owner.call('GET', '/api/v1/me/devices');
      return [`/api/v1/me/devices/${body.items[0].id}`];
    },
  ],

  'POST /api/v1/passkeys/options': ['public', to('/api/v1/passkeys/options', {})],
  'POST /api/v1/sessions/second-factor': ['public', to('/api/v1/sessions/second-factor', {})],
  'POST /api/v1/sessions/passkey': ['public', to('/api/v1/sessions/passkey', {})],
  'POST /api/v1/tokens/second-factor': ['public', to('/api/v1/tokens/second-factor', {})],
  'POST /api/v1/tokens/passkey': ['public', to('/api/v1/tokens/passkey', {})],
  'GET /api/v1/me/security': ['user', to('/api/v1/me/security')],
  'POST /api/v1/me/step-up': ['user', to('/api/v1/me/step-up', { method: 'password', password: PASSWORD })],
  'POST /api/v1/me/totp': ['user', to('/api/v1/me/totp', {})],
  'POST /api/v1/me/totp/activation': ['user', to('/api/v1/me/totp/activation', { code: '000000' })],
  'DELETE /api/v1/me/totp': ['user', to('/api/v1/me/totp')],
  'POST /api/v1/me/recovery-codes': ['user', to('/api/v1/me/recovery-codes', {})],
  'POST /api/v1/me/passkeys/options': ['user', to('/api/v1/me/passkeys/options', {})],
  'POST /api/v1/me/passkeys': ['user', to('/api/v1/me/passkeys', {})],
  'DELETE /api/v1/me/passkeys/:id': [
    'owner',
    async ({ owner }) => {
      const { body: options } = await owner.call('POST', '/api/v1/me/passkeys/options', {});
      const response = new Authenticator(testConfig({}).publicUrl).create(options);
      const { body } = await owner.call('POST', '/api/v1/me/passkeys', { response });
      return [`/api/v1/me/passkeys/${body.id}`];
    },
  ],

  'POST /api/v1/password-resets': [
    'public',
    to('/api/v1/password-resets', { email: 'ninguem@exemplo.com.br' }),
  ],
  'POST /api/v1/password-resets/confirm': ['public', to('/api/v1/password-resets/confirm', {})],

  'GET /api/v1/permissions': [permission('roles:read'), to('/api/v1/permissions')],
  'GET /api/v1/roles': [permission('roles:read'), to('/api/v1/roles')],
  'POST /api/v1/roles': [
    permission('roles:write'),
    ({ handle }) => [
      '/api/v1/roles',
      { name: `p-${handle.replaceAll('_', '-')}`, title: 'Papel', permissions: [] },
    ],
  ],
  'PUT /api/v1/roles/:name': [
    permission('roles:write'),
    to('/api/v1/roles/moderator', { title: 'Moderação', permissions: ['posts:moderate'] }),
  ],
  'DELETE /api/v1/roles/:name': [permission('roles:write'), to('/api/v1/roles/nao-existe')],
  'GET /api/v1/users/:handle/roles': [
    permission('roles:read'),
    ({ handle }) => [`/api/v1/users/${handle}/roles`],
  ],
  'PUT /api/v1/users/:handle/roles/:role': [
    permission('roles:grant'),
    ({ handle }) => [`/api/v1/users/${handle}/roles/creator`],
  ],
  'DELETE /api/v1/users/:handle/roles/:role': [
    permission('roles:grant'),
    ({ handle }) => [`/api/v1/users/${handle}/roles/creator`],
  ],
  'GET /api/v1/role-changes': [permission('roles:read'), to('/api/v1/role-changes')],
  'PUT /api/v1/users/:handle/suspension': [
    permission('accounts:suspend'),
    ({ handle }) => [`/api/v1/users/${handle}/suspension`, { reason: 'Propaganda repetida.' }],
  ],
  'DELETE /api/v1/users/:handle/suspension': [
    permission('accounts:suspend'),
    ({ handle }) => [`/api/v1/users/${handle}/suspension`],
  ],

  'GET /.well-known/openid-configuration': ['public', to('/.well-known/openid-configuration')],
  'OPTIONS /.well-known/openid-configuration': ['public', to('/.well-known/openid-configuration')],
  'GET /.well-known/oauth-authorization-server': ['public', to('/.well-known/oauth-authorization-server')],
  'OPTIONS /.well-known/oauth-authorization-server': [
    'public',
    to('/.well-known/oauth-authorization-server'),
  ],
  'GET /oauth/auth': ['public', to('/oauth/auth')],
  'GET /oauth/auth/:uid': ['public', to(`/oauth/auth/${TICKET}`)],
  'POST /oauth/token': ['public', to('/oauth/token')],
  'OPTIONS /oauth/token': ['public', to('/oauth/token')],
  'POST /oauth/revoke': ['public', to('/oauth/revoke')],
  'OPTIONS /oauth/revoke': ['public', to('/oauth/revoke')],
  'POST /oauth/introspect': ['public', to('/oauth/introspect')],
  'OPTIONS /oauth/introspect': ['public', to('/oauth/introspect')],
  'GET /oauth/userinfo': ['public', to('/oauth/userinfo')],
  'POST /oauth/userinfo': ['public', to('/oauth/userinfo')],
  'OPTIONS /oauth/userinfo': ['public', to('/oauth/userinfo')],
  'GET /api/v1/apps': [permission('apps:write'), to('/api/v1/apps')],
  'POST /api/v1/apps': [permission('apps:write'), to('/api/v1/apps', newApp)],
  'DELETE /api/v1/apps/:clientId': [
    permission('apps:write'),
    async ({ owner }) => [`/api/v1/apps/${(await owner.call('POST', '/api/v1/apps', newApp)).body.clientId}`],
  ],
  'GET /api/v1/me/grants': ['user', to('/api/v1/me/grants')],
  'DELETE /api/v1/me/grants/:id': ['user', ({ id }) => [`/api/v1/me/grants/${id}`]],
  'GET /api/v1/oauth-requests/:uid': ['user', to(`/api/v1/oauth-requests/${TICKET}`)],
  'POST /api/v1/oauth-requests/:uid/approval': ['user', to(`/api/v1/oauth-requests/${TICKET}/approval`, {})],
  'POST /api/v1/oauth-requests/:uid/denial': ['user', to(`/api/v1/oauth-requests/${TICKET}/denial`, {})],

  'GET /api/v1/external-sign-in/provider': ['public', to('/api/v1/external-sign-in/provider')],
  'GET /api/v1/external-sign-in': ['public', to('/api/v1/external-sign-in')],
  'GET /api/v1/external-sign-in/callback': ['public', to('/api/v1/external-sign-in/callback')],
  'GET /api/v1/external-sign-ins/:ticket': ['public', to(`/api/v1/external-sign-ins/${TICKET}`)],
  'POST /api/v1/external-sign-ins/:ticket': ['public', to(`/api/v1/external-sign-ins/${TICKET}`, {})],
  'POST /api/v1/external-sign-ins/:ticket/link': ['user', to(`/api/v1/external-sign-ins/${TICKET}/link`, {})],
  'DELETE /api/v1/me/identities/:id': ['user', ({ id }) => [`/api/v1/me/identities/${id}`]],

  'POST /api/v1/posts': ['user', to('/api/v1/posts', { text: 'oi' })],
  'GET /api/v1/posts': ['public', to('/api/v1/posts')],
  'GET /api/v1/posts/:id': ['public', ({ postId }) => [`/api/v1/posts/${postId}`]],
  'DELETE /api/v1/posts/:id': ['owner', ({ postId }) => [`/api/v1/posts/${postId}`]],
  'PATCH /api/v1/posts/:id': ['owner', ({ postId }) => [`/api/v1/posts/${postId}`, { text: 'outro' }]],
  'GET /api/v1/posts/:id/versions': ['public', ({ postId }) => [`/api/v1/posts/${postId}/versions`]],
  'GET /api/v1/tags': ['user', to('/api/v1/tags?prefix=a')],
  'GET /api/v1/posts/:id/thread': ['public', ({ postId }) => [`/api/v1/posts/${postId}/thread`]],
  'GET /api/v1/posts/:id/quotes': ['public', ({ postId }) => [`/api/v1/posts/${postId}/quotes`]],
  'GET /api/v1/tags/:tag/posts': ['public', to('/api/v1/tags/cinema/posts')],
  'GET /api/v1/search/posts': ['public', to('/api/v1/search/posts?q=oi')],
  'GET /api/v1/mentions': ['user', to('/api/v1/mentions')],
  'GET /api/v1/users/:handle/posts': ['public', ({ handle }) => [`/api/v1/users/${handle}/posts`]],

  'PUT /api/v1/posts/:id/vote': [
    'user',
    async ({ owner }) => {
      const poll = { options: ['sim', 'não'], durationSeconds: 86_400 };
      const { body } = await owner.call('POST', '/api/v1/posts', { text: 'e aí?', poll });
      return [`/api/v1/posts/${body.id}/vote`, { choices: [0] }];
    },
  ],
  'POST /api/v1/drafts': ['user', to('/api/v1/drafts', { text: 'ainda não' })],
  'GET /api/v1/drafts': ['user', to('/api/v1/drafts')],
  'GET /api/v1/drafts/:id': ['owner', async (scene) => [`/api/v1/drafts/${await draftOf(scene)}`]],
  'PUT /api/v1/drafts/:id': [
    'owner',
    async (scene) => [`/api/v1/drafts/${await draftOf(scene)}`, { text: 'outro' }],
  ],
  'DELETE /api/v1/drafts/:id': ['owner', async (scene) => [`/api/v1/drafts/${await draftOf(scene)}`]],
  'POST /api/v1/drafts/:id/publication': [
    'owner',
    async (scene) => [`/api/v1/drafts/${await draftOf(scene)}/publication`, {}],
  ],
  'DELETE /api/v1/drafts/:id/publication': [
    'owner',
    async (scene) => [`/api/v1/drafts/${await draftOf(scene)}/publication`],
  ],

  'GET /media/videos/:id/*': ['public', ({ postId }) => [`/media/videos/${postId}/v/master.m3u8`]],
  'GET /api/v1/videos/:id': ['public', ({ postId }) => [`/api/v1/videos/${postId}`]],
  'POST /api/v1/videos': [permission('videos:publish'), to('/api/v1/videos', {})],
  'DELETE /api/v1/videos/:id': ['user', ({ postId }) => [`/api/v1/videos/${postId}`]],

  'GET /api/v1/users': ['public', to('/api/v1/users')],
  'PUT /api/v1/users/:handle/follow': ['user', ({ handle }) => [`/api/v1/users/${handle}/follow`]],
  'DELETE /api/v1/users/:handle/follow': ['user', ({ handle }) => [`/api/v1/users/${handle}/follow`]],
  'PUT /api/v1/posts/:id/like': ['user', ({ postId }) => [`/api/v1/posts/${postId}/like`]],
  'DELETE /api/v1/posts/:id/like': ['user', ({ postId }) => [`/api/v1/posts/${postId}/like`]],
  'GET /api/v1/timeline': ['user', to('/api/v1/timeline')],
};
