import type { FastifyInstance } from 'fastify';
import { exactly, optional, password, text } from '../users/schemas.ts';
import type { TokensDeps } from './deps.ts';
import { createKeys } from './keys.ts';
import { type AppSignIn, createTokensService } from './service.ts';

const API = '/api/v1';
const open = { allow: 'public' } as const;
const signIn = optional(exactly({ login: text(254), password }), {
  deviceName: text(80, 'visible-line'),
  deviceToken: text(512),
});
const refreshToken = exactly({ refreshToken: text(512) });

/** Entrar, renovar e sair, por token; e as chaves com que se conferem. */
export function createTokens(deps: TokensDeps) {
  const keys = createKeys();
  const service = createTokensService(deps);
  return {
    routes(app: FastifyInstance): void {
      app.post<{ Body: AppSignIn }>(
        `${API}/tokens`,
        { config: open, schema: { body: signIn } },
        async ({ body }, reply) => {
          const { userId, ...pair } = await service.signIn(body);
          return reply.status(201).send({ ...pair, user: await deps.users.me(userId) });
        },
      );
      app.post<{ Body: { refreshToken: string } }>(
        `${API}/tokens/refresh`,
        { config: open, schema: { body: refreshToken } },
        async ({ body }) => {
          const { userId, ...pair } = await service.refresh(body.refreshToken);
          return { ...pair, user: await deps.users.me(userId) };
        },
      );
      app.post<{ Body: { refreshToken: string } }>(
        `${API}/tokens/revoke`,
        { config: open, schema: { body: refreshToken } },
        async ({ body }, reply) => {
          await service.revoke(body.refreshToken);
          return reply.status(204).send();
        },
      );
      app.get('/.well-known/jwks.json', async (_request, reply) => {
        const set = await keys.publicSet();
        return reply.header('cache-control', 'public, max-age=300').send(set);
      });
    },
  };
}
