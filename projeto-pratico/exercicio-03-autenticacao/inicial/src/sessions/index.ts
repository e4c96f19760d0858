import type { FastifyInstance } from 'fastify';
import { visitorOf } from '../access.ts';
import { todo } from '../errors.ts';
import { exactly, password, text } from '../users/schemas.ts';
import type { SessionsDeps } from './deps.ts';
import { createSessionsService } from './service.ts';

const API = '/api/v1';
const open = { allow: 'public' } as const;
const anyUser = { allow: 'any-user' } as const;
const credentials = exactly({ login: text(254), password });

/** Entrar, saber quem entrou e sair, por cookie. */
export function createSessions(deps: SessionsDeps) {
  const service = createSessionsService(deps);
  return {
    service,
    routes(app: FastifyInstance): void {
      app.post<{ Body: { login: string; password: string } }>(
        `${API}/sessions`,
        { config: open, schema: { body: credentials } },
        async ({ body }, reply) => {
          const { userId } = await service.signIn(body.login, body.password);
          // TODO: ponha o cookie, com os atributos que a seção pede.
          return reply.status(201).send({ user: await deps.users.me(userId) });
        },
      );
      app.get(`${API}/sessions/current`, { config: open }, async (request) => {
        const visitor = visitorOf(request);
        return { user: visitor && (await deps.users.me(visitor.userId)) };
      });
      app.delete(`${API}/sessions/current`, { config: anyUser }, () => todo('a sessão e o seu cookie'));
    },
  };
}
