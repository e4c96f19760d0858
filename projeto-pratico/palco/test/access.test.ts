import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { useAccess } from '#http/access.ts';
import type { Http } from '#http/types.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, visitor } from './support/person.ts';

/** Como chamar cada rota: endereço e corpo válidos, dado um objeto de quem é dona. */
type Calls = Record<string, (owner: { id: string; handle: string; postId: string }) => [string, unknown?]>;

const calls: Calls = {
  'GET /health/live': () => ['/health/live'],
  'GET /health/ready': () => ['/health/ready'],
  'GET /metrics': () => ['/metrics'],
  'GET /openapi.json': () => ['/openapi.json'],
  'GET /docs': () => ['/docs'],
  'GET /media/avatars/:userId/:file': ({ id }) => [`/media/avatars/${id}/0123456789abcdef.webp`],
  'GET /media/videos/:id/*': ({ postId }) => [`/media/videos/${postId}/v/master.m3u8`],
  'POST /api/v1/echo': () => ['/api/v1/echo', { message: 'oi' }],
  'POST /api/v1/users': () => ['/api/v1/users', {}],
  'POST /api/v1/email-confirmations': () => ['/api/v1/email-confirmations', { token: 'x', password: 'x' }],
  'POST /api/v1/email-confirmations/resend': () => [
    '/api/v1/email-confirmations/resend',
    { email: 'ninguem@exemplo.com.br' },
  ],
  'GET /api/v1/users/:handle': ({ handle }) => [`/api/v1/users/${handle}`],
  'GET /api/v1/users': () => ['/api/v1/users'],
  'GET /api/v1/me': () => ['/api/v1/me'],
  'PATCH /api/v1/me': () => ['/api/v1/me', { bio: 'x' }],
  'GET /api/v1/me/export': () => ['/api/v1/me/export'],
  'PUT /api/v1/me/avatar': () => ['/api/v1/me/avatar', {}],
  'DELETE /api/v1/me/avatar': () => ['/api/v1/me/avatar'],
  'PUT /api/v1/me/email': () => ['/api/v1/me/email', { email: 'novo@exemplo.com.br', password: PASSWORD }],
  'PUT /api/v1/me/password': () => [
    '/api/v1/me/password',
    { currentPassword: PASSWORD, newPassword: 'outra coxia iluminada' },
  ],
  'POST /api/v1/me/deactivation': () => ['/api/v1/me/deactivation', { password: PASSWORD }],
  'DELETE /api/v1/me/deactivation': () => ['/api/v1/me/deactivation'],
  'POST /api/v1/me/deletion': () => ['/api/v1/me/deletion', { password: PASSWORD }],
  'POST /api/v1/sessions': () => ['/api/v1/sessions', {}],
  'POST /api/v1/posts': () => ['/api/v1/posts', { text: 'oi' }],
  'GET /api/v1/posts': () => ['/api/v1/posts'],
  'GET /api/v1/posts/:id': ({ postId }) => [`/api/v1/posts/${postId}`],
  'GET /api/v1/users/:handle/posts': ({ handle }) => [`/api/v1/users/${handle}/posts`],
  'GET /api/v1/videos/:id': ({ postId }) => [`/api/v1/videos/${postId}`],
  'DELETE /api/v1/videos/:id': ({ postId }) => [`/api/v1/videos/${postId}`],
  'POST /api/v1/videos': () => ['/api/v1/videos', {}],
  'PUT /api/v1/users/:handle/follow': ({ handle }) => [`/api/v1/users/${handle}/follow`],
  'DELETE /api/v1/users/:handle/follow': ({ handle }) => [`/api/v1/users/${handle}/follow`],
  'PUT /api/v1/posts/:id/like': ({ postId }) => [`/api/v1/posts/${postId}/like`],
  'DELETE /api/v1/posts/:id/like': ({ postId }) => [`/api/v1/posts/${postId}/like`],
  'GET /api/v1/timeline': () => ['/api/v1/timeline'],
  'DELETE /api/v1/posts/:id': ({ postId }) => [`/api/v1/posts/${postId}`],
  'GET /api/v1/sessions/current': () => ['/api/v1/sessions/current'],
  'DELETE /api/v1/sessions/current': () => ['/api/v1/sessions/current'],
};

const ID = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
const WHILE_DEACTIVATED = [
  'GET /api/v1/me',
  'GET /api/v1/me/export',
  'POST /api/v1/me/deactivation',
  'DELETE /api/v1/me/deactivation',
  'POST /api/v1/me/deletion',
  'DELETE /api/v1/sessions/current',
];
const LEAVING = /^DELETE .*\/current$|^(PUT|POST) .*\/me\/(password|deactivation|deletion)$/;

const denied = (status: number) => status === 401 || status === 403;

describe.runIf(hasDatabase())('matriz de acesso', () => {
  const palco = usePalco();
  const ours = () => palco().routes.filter(({ method }) => method !== 'HEAD');

  test('toda rota registrada está na matriz, e a matriz não inventa rotas', () => {
    const registered = ours().map(({ method, url }) => `${method} ${url}`);
    expect([...new Set(registered)].sort()).toEqual(Object.keys(calls).sort());
  });

  test('conta desativada só faz o que a rota permite', async () => {
    const person = await newPerson(palco);
    await person.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    const open: string[] = [];
    for (const { method, url, access } of ours()) {
      if (access === 'public') continue;
      const label = `${method} ${url}`;
      if (WHILE_DEACTIVATED.includes(label)) continue;
      const [path, payload] = calls[label]?.({ id: person.id, handle: person.handle, postId: ID }) ?? ['/'];
      const { body } = await person.call(method as 'GET', path, payload);
      if (body?.code !== 'account_deactivated') open.push(label);
    }
    expect(open).toEqual([]);
  });

  test('visitante, outra pessoa e dona, em cada rota', async () => {
    const other = await newPerson(palco);
    for (const { method, url, access } of ours()) {
      const owner = await newPerson(palco);
      const { body } = await owner.call('POST', '/api/v1/posts', { text: 'meu' });
      const [path, payload] = calls[`${method} ${url}`]?.({
        id: owner.id,
        handle: owner.handle,
        postId: body.id,
      }) ?? ['/'];
      const ask = async (person: Person) => (await person.call(method as 'GET', path, payload)).status;
      // o que encerra a sessão ou a conta de quem chama deixaria as rotas seguintes paradas no 401
      const stranger = LEAVING.test(`${method} ${url}`) ? await newPerson(palco) : other;
      const statuses = {
        visitor: await ask(visitor(palco)),
        other: await ask(stranger),
        owner: await ask(owner),
      };
      const label = `${method} ${url} ${JSON.stringify(statuses)}`;
      expect(statuses.visitor === 401, `visitante em ${label}`).toBe(access !== 'public');
      expect(denied(statuses.other), `outra pessoa em ${label}`).toBe(access === 'owner');
      expect(denied(statuses.owner), `dona em ${label}`).toBe(false);
      expect(Math.max(...Object.values(statuses)), label).toBeLessThan(500);
    }
  });
});

describe.runIf(hasDatabase())('endereço escrito de outro jeito', () => {
  const palco = usePalco();

  test.each(['/%61pi/v1/me', '/api/v1/m%65', 'http://palco.exemplo/api/v1/me'])(
    '%s passa pela mesma porta que /api/v1/me',
    async (path) => {
      const person = await newPerson(palco);
      const mine = await person.call('GET', path);
      expect(mine).toMatchObject({ status: 200, body: { id: person.id } });
      expect(mine.headers['cache-control']).toBe('no-store');
      expect((await visitor(palco).call('GET', path)).status).toBe(401);
    },
  );
});

describe('rota sem permissão declarada', () => {
  const build = () => {
    const app = fastify() as unknown as Http;
    useAccess(app, async () => null);
    return app;
  };

  test('impede o servidor de subir', async () => {
    const app = build();
    app.get('/esquecida', async () => 'oi');
    await expect(app.ready()).rejects.toThrow('A rota GET /esquecida não declarou config.access.');
  });
});
