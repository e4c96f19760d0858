import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import { todo } from '../errors.ts';
import type { Mail } from '../mail.ts';
import { emailOnly, exactly, newPassword, text } from '../users/schemas.ts';

export interface PasswordResetsDeps {
  db: Database;
  mail: Mail;
  config: Config;
}

const API = '/api/v1';
const open = { allow: 'public' } as const;
const section = 'senha esquecida';

/** TODO (senha esquecida): o link que dá uma senha nova, uma vez. */
function createService(_deps: PasswordResetsDeps) {
  return {
    /** O mesmo trabalho, tenha ou não o e-mail uma conta. */
    request: async (_email: string): Promise<void> => todo(section),
    /** @throws AppError `token_invalid` */
    confirm: async (_token: string, _newPassword: string): Promise<void> => todo(section),
  };
}

export function createPasswordResets(deps: PasswordResetsDeps) {
  const service = createService(deps);
  return {
    routes(app: FastifyInstance): void {
      app.post<{ Body: { email: string } }>(
        `${API}/password-resets`,
        { config: open, schema: { body: emailOnly } },
        async ({ body }, reply) => {
          await service.request(body.email);
          return reply.status(202).send({ status: 'reset_sent' });
        },
      );
      app.post<{ Body: { token: string; newPassword: string } }>(
        `${API}/password-resets/confirm`,
        { config: open, schema: { body: exactly({ token: text(200), newPassword }) } },
        async ({ body }, reply) => {
          await service.confirm(body.token, body.newPassword);
          return reply.status(204).send();
        },
      );
    },
  };
}
