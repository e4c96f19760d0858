import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AttemptLimit, attemptCounter } from '#http/attempts.ts';
import type { Http } from '#http/types.ts';
import { fieldErrors } from '#http/validation-messages.ts';
import type { Tx } from '#kernel/db.ts';
import { invalidFields } from '#kernel/errors.ts';
import type { createConfirm } from '../confirm.ts';
import { type IsCommon, signUpErrors } from '../rules.ts';
import { Confirmed, EmailOnly, LetterAccepted, SignUp, SignUpAccepted, Token } from '../schema.ts';
import type { createSignUp } from '../sign-up.ts';

/** Dá as boas-vindas a quem acabou de confirmar. Nasce sem fazer nada; a etapa 03 abre a sessão. */
export type Welcome = (
  request: FastifyRequest,
  tx: Tx,
  userId: string,
  proof: string,
) => Promise<(reply: FastifyReply) => void>;

export interface SignUpRoutesDeps {
  signUp: Pick<ReturnType<typeof createSignUp>, 'request' | 'resend'>;
  confirm: ReturnType<typeof createConfirm>;
  welcome: Welcome;
  attempts: AttemptLimit;
  isCommonPassword: IsCommon;
}

const tags = ['pessoas'];

/** Pedir uma conta, confirmá-la e pedir outra mensagem. */
export function signUpRoutes(app: Http, deps: SignUpRoutesDeps): void {
  // só por endereço: quem sonda muda de nome e de e-mail a cada pedido
  const count = attemptCounter(app, [
    { name: 'address', max: deps.attempts.perMinute, keyOf: ({ address }) => address },
  ]);
  requestRoute(app, deps, count);
  confirmRoute(app, deps);
  app.post(
    '/email-confirmations/resend',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Pedir outra mensagem de confirmação',
        operationId: 'resendConfirmation',
        body: EmailOnly,
        response: { 202: LetterAccepted },
      },
    },
    async (request, reply) => {
      await count(request, reply);
      await deps.signUp.resend(request.body.email);
      return reply.status(202).send({ status: 'confirmation_sent' });
    },
  );
}

function requestRoute(app: Http, deps: SignUpRoutesDeps, count: ReturnType<typeof attemptCounter>): void {
  app.post(
    '/users',
    {
      config: { access: 'public' },
      attachValidation: true,
      schema: {
        tags,
        summary: 'Pedir uma conta',
        description: 'Nada vale até o e-mail ser confirmado. A resposta não diz se ele já tem conta.',
        operationId: 'createUser',
        body: SignUp,
        response: { 202: SignUpAccepted },
      },
    },
    async (request, reply) => {
      if (request.validationError)
        throw refusal(request.validationError, request.body, deps.isCommonPassword);
      await count(request, reply);
      return reply.status(202).send(await deps.signUp.request(request.body));
    },
  );
}

function confirmRoute(app: Http, { confirm, welcome }: SignUpRoutesDeps): void {
  app.post(
    '/email-confirmations',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Confirmar uma conta ou uma troca de e-mail',
        operationId: 'confirmEmail',
        body: Token,
        response: { 200: Confirmed },
      },
    },
    async (request, reply) => {
      const { token, password } = request.body;
      const { extra: greet, ...confirmed } = await confirm(token, password, (...args) =>
        welcome(request, ...args),
      );
      greet(reply);
      return confirmed;
    },
  );
}

/** O que o esquema e as regras recusam, em uma resposta só; do mesmo campo fica o que a regra diz. */
function refusal(error: Parameters<typeof fieldErrors>[0], body: unknown, isCommon: IsCommon) {
  const rules = signUpErrors(body, isCommon);
  const rest = fieldErrors(error).filter(({ field }) => rules.every((rule) => rule.field !== field));
  return invalidFields([...rules, ...rest]);
}
