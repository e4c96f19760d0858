import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import type { Mail } from '../mail.ts';
import { routes } from './routes.ts';
import { createService } from './service.ts';

export interface UsersDeps {
  db: Database;
  mail: Mail;
  config: Config;
}

/** A fatia das contas: a porta é esta; o resto da pasta é assunto dela. */
export function createUsers(deps: UsersDeps) {
  const service = createService(deps);
  return { routes: (app: FastifyInstance) => routes(app, service) };
}
