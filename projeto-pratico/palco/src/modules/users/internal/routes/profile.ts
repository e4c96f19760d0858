import { requireViewer, viewerOf } from '#http/access.ts';
import type { Http } from '#http/types.ts';
import type { createAccount } from '../account.ts';
import type { createProfiles } from '../profiles.ts';
import { HandleParams, Profile, ProfileChange, User } from '../schema.ts';

export interface ProfileRoutesDeps {
  profiles: Pick<ReturnType<typeof createProfiles>, 'profile' | 'change'>;
  account: Pick<ReturnType<typeof createAccount>, 'byId'>;
}

const tags = ['pessoas'];

/** O perfil público e a própria conta. */
export function profileRoutes(app: Http, { profiles, account }: ProfileRoutesDeps): void {
  app.get(
    '/users/:handle',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Ver um perfil',
        operationId: 'getProfile',
        params: HandleParams,
        response: { 200: Profile.ref },
      },
    },
    (request) => profiles.profile(request.params.handle, viewerOf(request)?.userId ?? null),
  );
  app.get(
    '/me',
    {
      config: { access: 'user', whileDeactivated: true, scope: 'profile' },
      schema: {
        tags,
        summary: 'Ver a própria conta',
        description:
          'A um aplicativo de terceiro sem o escopo `email`, a resposta vem sem os dois endereços.',
        operationId: 'getMe',
        response: { 200: User.ref },
      },
    },
    async (request, reply) => {
      const { userId, scopes } = requireViewer(request);
      const user = await account.byId(userId);
      if (scopes === null) return user;
      reply.type('application/json; charset=utf-8');
      return reply.serializer((whole: User) => JSON.stringify(seenBy(scopes, whole))).send(user);
    },
  );
  app.patch(
    '/me',
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'Editar o próprio perfil',
        operationId: 'updateMe',
        body: ProfileChange,
        response: { 200: User.ref },
      },
    },
    (request) => profiles.change(requireViewer(request).userId, request.body),
  );
}

/** O que um terceiro vê da conta: o perfil e, se a pessoa deixou, o e-mail. Nada do que ela pode aqui dentro. */
function seenBy(scopes: readonly string[], user: User) {
  const { id, handle, name, avatarUrl, bio, createdAt, email } = user;
  const profile = { id, handle, name, avatarUrl, bio, createdAt };
  return scopes.includes('email') ? { ...profile, email } : profile;
}
