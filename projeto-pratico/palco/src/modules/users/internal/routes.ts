import type { FastifyReply } from 'fastify';
import { requireViewer, viewerOf } from '#http/access.ts';
import { type AttemptLimit, attemptCounter } from '#http/attempts.ts';
import type { Http } from '#http/types.ts';
import { fieldErrors } from '#http/validation-messages.ts';
import type { Tx } from '#kernel/db.ts';
import { invalidFields } from '#kernel/errors.ts';
import { signUpErrors } from './rules.ts';
import { HandleParams, Profile, ProfileChange, SignUp, User } from './schema.ts';
import type { createService } from './service.ts';

/** Dá as boas-vindas a quem acabou de criar conta. Nasce sem fazer nada; a etapa 03 abre a sessão. */
export type Welcome = (tx: Tx, userId: string) => Promise<(reply: FastifyReply) => void>;

export interface RouteDeps {
  service: ReturnType<typeof createService>;
  welcome: Welcome;
  attempts: AttemptLimit;
}

export function routes(app: Http, { service, welcome, attempts }: RouteDeps): void {
  const tags = ['pessoas'];
  // só por endereço: quem sonda quais e-mails têm conta muda de nome a cada cadastro
  const count = attemptCounter(app, [{ max: attempts.perMinute, keyOf: ({ address }) => address }]);
  app.post(
    '/users',
    {
      config: { access: 'public' },
      attachValidation: true,
      schema: {
        tags,
        summary: 'Criar uma conta e entrar nela',
        operationId: 'createUser',
        body: SignUp,
        response: { 201: User.ref },
      },
    },
    async (request, reply) => {
      if (request.validationError) throw refusal(request.validationError, request.body);
      await count(request, reply);
      const { user, extra: greet } = await service.signUp(request.body, welcome);
      greet(reply);
      return reply.status(201).send(user);
    },
  );
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
    (request) => service.profile(request.params.handle, viewerOf(request)?.userId ?? null),
  );
  app.get(
    '/me',
    {
      config: { access: 'user' },
      schema: { tags, summary: 'Ver a própria conta', operationId: 'getMe', response: { 200: User.ref } },
    },
    (request) => service.byId(requireViewer(request).userId),
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
    (request) => service.change(requireViewer(request).userId, request.body),
  );
}

/** O que o esquema e as regras recusam, em uma resposta só; do mesmo campo fica o que a regra diz. */
function refusal(error: Parameters<typeof fieldErrors>[0], body: unknown) {
  const rules = signUpErrors(body);
  const rest = fieldErrors(error).filter(({ field }) => rules.every((rule) => rule.field !== field));
  return invalidFields([...rules, ...rest]);
}
