import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AttemptLimit, attemptCounter } from '#http/attempts.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { AlongsideReset, createReset } from '../reset.ts';
import { EmailOnly, PasswordReset, ResetAccepted } from '../schema.ts';

/** Torna conhecido o aparelho de quem provou o e-mail; devolve como dizê-lo na resposta. */
export type TrustDevice = (
  request: FastifyRequest,
  ...account: Parameters<AlongsideReset<void>>
) => Promise<(reply: FastifyReply) => void>;

export interface ResetRoutesDeps {
  reset: ReturnType<typeof createReset>;
  trustDevice: TrustDevice;
  attempts: AttemptLimit;
}

const tags = ['conta'];
const config = { access: 'public' } as const;

/** Senha esquecida: pedir o link e usá-lo. */
export function resetRoutes(app: Http, { reset, trustDevice, attempts }: ResetRoutesDeps): void {
  const rule = {
    name: 'address',
    max: attempts.perMinute,
    keyOf: ({ address }: { address: string }) => address,
  };
  const count = attemptCounter(app, [rule]);
  app.post(
    '/password-resets',
    {
      config,
      schema: {
        tags,
        summary: 'Pedir um link de senha nova',
        description: 'A mesma resposta, tenha ou não o e-mail uma conta.',
        operationId: 'requestPasswordReset',
        body: EmailOnly,
        response: { 202: ResetAccepted },
      },
    },
    async (request, reply) => {
      await count(request, reply);
      await reset.request(request.body.email);
      return reply.status(202).send({ status: 'reset_sent' });
    },
  );
  app.post(
    '/password-resets/confirm',
    {
      config,
      schema: {
        tags,
        summary: 'Trocar a senha com o link',
        description: 'Encerra todos os aparelhos e não entra sozinho. O segundo fator continua exigido.',
        operationId: 'confirmPasswordReset',
        body: PasswordReset,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      const { token, newPassword } = request.body;
      const greet = await reset.confirm(token, newPassword, (...args) => trustDevice(request, ...args));
      greet(reply);
      return reply.status(204).send(null);
    },
  );
}
