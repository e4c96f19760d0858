import type { FastifyInstance } from 'fastify';
import { viewerOf } from '../../access.ts';
import type { createAccount } from '../account.ts';
import type { createCredentials } from '../credentials.ts';
import { emailChange, passwordChange, passwordOnly, profileChange } from '../schemas.ts';
import type { ProfileChange } from '../types.ts';

export type AccountRoutesDeps = ReturnType<typeof createAccount> &
  Pick<ReturnType<typeof createCredentials>, 'changePassword'>;

const API = '/api/v1';
const user = { allow: 'user' } as const;
const anyUser = { allow: 'any-user' } as const;

/** A própria conta. */
export function accountRoutes(app: FastifyInstance, deps: AccountRoutesDeps): void {
  app.get(`${API}/me`, { config: anyUser }, (request) => deps.me(viewerOf(request).userId));
  app.get(`${API}/me/export`, { config: anyUser }, async (request, reply) => {
    reply.header('content-disposition', 'attachment; filename="meus-dados.json"');
    return deps.export(viewerOf(request).userId);
  });
  app.patch<{ Body: ProfileChange }>(
    `${API}/me`,
    { config: user, schema: { body: profileChange } },
    (request) => deps.change(viewerOf(request).userId, request.body),
  );
  app.put<{ Body: { email: string; password: string } }>(
    `${API}/me/email`,
    { config: user, schema: { body: emailChange } },
    async (request, reply) => {
      await deps.changeEmail(viewerOf(request).userId, request.body.email, request.body.password);
      return reply.status(202).send({ status: 'confirmation_sent' });
    },
  );
  app.put<{ Body: { currentPassword: string; newPassword: string } }>(
    `${API}/me/password`,
    { config: user, schema: { body: passwordChange } },
    async (request, reply) => {
      const { currentPassword, newPassword } = request.body;
      await deps.changePassword(viewerOf(request).userId, currentPassword, newPassword);
      return reply.status(204).send();
    },
  );
  leavingRoutes(app, deps);
}

function leavingRoutes(app: FastifyInstance, deps: AccountRoutesDeps): void {
  for (const [path, leave] of [
    ['deactivation', deps.deactivate],
    ['deletion', deps.remove],
  ] as const)
    app.post<{ Body: { password: string } }>(
      `${API}/me/${path}`,
      { config: anyUser, schema: { body: passwordOnly } },
      async (request, reply) => {
        await leave(viewerOf(request).userId, request.body.password);
        return reply.status(204).send();
      },
    );
  app.delete(`${API}/me/deactivation`, { config: anyUser }, async (request, reply) => {
    await deps.reactivate(viewerOf(request).userId);
    return reply.status(204).send();
  });
}
