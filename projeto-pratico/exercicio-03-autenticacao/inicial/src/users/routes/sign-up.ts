import type { FastifyInstance } from 'fastify';
import type { Attempts } from '../../attempts.ts';
import type { createConfirm } from '../confirm.ts';
import type { createProfiles } from '../profiles.ts';
import { confirmation, emailOnly, signUp } from '../schemas.ts';
import type { createSignUp } from '../sign-up.ts';
import type { SignUp } from '../types.ts';

export type SignUpRoutesDeps = Pick<ReturnType<typeof createSignUp>, 'signUp' | 'resend'> &
  ReturnType<typeof createProfiles> & { confirm: ReturnType<typeof createConfirm>; count: Attempts['count'] };

const API = '/api/v1';
const open = { allow: 'public' } as const;

/** Pedir uma conta, confirmá-la, pedir outra mensagem e ver um perfil. */
export function signUpRoutes(app: FastifyInstance, deps: SignUpRoutesDeps): void {
  app.post<{ Body: SignUp }>(
    `${API}/users`,
    { config: open, schema: { body: signUp } },
    async ({ body, ip }, reply) => {
      deps.count(`cadastro ${ip}`);
      return reply.status(202).send(await deps.signUp(body));
    },
  );
  app.post<{ Body: { token: string; password: string } }>(
    `${API}/email-confirmations`,
    { config: open, schema: { body: confirmation } },
    ({ body }) => deps.confirm(body.token, body.password),
  );
  app.post<{ Body: { email: string } }>(
    `${API}/email-confirmations/resend`,
    { config: open, schema: { body: emailOnly } },
    async ({ body, ip }, reply) => {
      deps.count(`cadastro ${ip}`);
      await deps.resend(body.email);
      return reply.status(202).send({ status: 'confirmation_sent' });
    },
  );
  app.get<{ Params: { handle: string } }>(`${API}/users/:handle`, { config: open }, ({ params }) =>
    deps.profile(params.handle),
  );
}
