import type { FastifyInstance } from 'fastify';
import type { UsersDeps } from './deps.ts';
import { routes } from './routes.ts';
import { createService } from './service.ts';

/** A fatia das contas: a porta é esta; o resto da pasta é assunto dela. */
export function createUsers(deps: UsersDeps) {
  const service = createService(deps);
  return { routes: (app: FastifyInstance) => routes(app, service) };
}
