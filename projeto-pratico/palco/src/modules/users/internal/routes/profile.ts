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
      config: { access: 'user', whileDeactivated: true },
      schema: { tags, summary: 'Ver a própria conta', operationId: 'getMe', response: { 200: User.ref } },
    },
    (request) => account.byId(requireViewer(request).userId),
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
