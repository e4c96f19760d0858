import type { FastifyReply } from 'fastify';
import type { Identify } from '#http/access.ts';
import { requireViewer, viewerOf } from '#http/access.ts';
import { type AttemptLimit, type AttemptRule, attemptCounter } from '#http/attempts.ts';
import type { Module } from '#http/module.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { loginKey, type Users, type Welcome } from '#modules/users/index.ts';
import { sessionErrors } from './internal/errors.ts';
import { CurrentSession, SignedIn, SignIn } from './internal/schema.ts';
import { createService, type SessionsDeps } from './internal/service.ts';

export { sessionErrors } from './internal/errors.ts';

export interface Sessions extends Module {
  /** Reconhece a pessoa pelo cookie e o renova quando a validade anda. */
  identify: Identify;
  /** Abre a sessão de quem acabou de criar conta. */
  welcome: Welcome;
  /** Apaga sessões vencidas; devolve quantas. */
  cleanUp(): Promise<number>;
}

export type CreateSessionsDeps = SessionsDeps & {
  users: Pick<Users, 'authenticate' | 'byId'>;
  attempts: AttemptLimit;
  /** Cookie só por https. */
  secure: boolean;
};

const COOKIE = 'palco_session';

export function createSessions(deps: CreateSessionsDeps): Sessions {
  const service = createService(deps);
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.secure } as const;
  const remember = (reply: FastifyReply, token: string) =>
    void reply.setCookie(COOKIE, token, { ...cookie, maxAge: deps.ttlSeconds });

  return {
    async identify(request, reply) {
      const token = request.cookies[COOKIE];
      const resumed = token === undefined ? null : await service.resume(token);
      if (!resumed || token === undefined) return null;
      if (resumed.renewed) remember(reply, token);
      return { userId: resumed.session.user_id, sessionId: resumed.session.id };
    },
    async welcome(tx, userId) {
      const token = await service.open(tx, userId);
      return (reply) => remember(reply, token);
    },
    cleanUp: service.removeExpired,
    api: (app) => routes(app),
  };

  function routes(app: Http): void {
    const tags = ['sessões'];
    const count = attemptCounter(app, signInRules(deps.attempts));
    app.post(
      '/sessions',
      {
        config: { access: 'public' },
        schema: { tags, summary: 'Entrar', operationId: 'signIn', body: SignIn, response: { 201: SignedIn } },
      },
      async (request, reply) => {
        await count(request, reply);
        const userId = await deps.users.authenticate(request.body.login, request.body.password);
        if (userId === null) {
          throw sessionErrors.create(
            'credentials_invalid',
            'O nome de usuário ou e-mail não combina com a senha. Confira os dois.',
          );
        }
        remember(reply, await deps.db.transaction((tx) => service.open(tx, userId)));
        return reply.status(201).send({ user: await deps.users.byId(userId) });
      },
    );
    app.get(
      '/sessions/current',
      {
        config: { access: 'public' },
        schema: {
          tags,
          summary: 'Saber de quem é a sessão, se há uma',
          operationId: 'getCurrentSession',
          response: { 200: CurrentSession },
        },
      },
      async (request) => {
        const viewer = viewerOf(request);
        return { user: viewer && (await deps.users.byId(viewer.userId)) };
      },
    );
    app.delete(
      '/sessions/current',
      {
        config: { access: 'user' },
        schema: { tags, summary: 'Sair', operationId: 'signOut', response: { 204: NoContent } },
      },
      async (request, reply) => {
        await service.close(requireViewer(request).sessionId);
        return reply.clearCookie(COOKIE, cookie).status(204).send(null);
      },
    );
  }
}

/** Uma escola ou uma operadora inteira sai por um endereço só: ele pode cinco vezes o que pode uma conta. */
const ACCOUNTS_PER_ADDRESS = 5;

/**
 * Sem o limite do endereço, trocar de login a cada tentativa não custaria nada. A chave da conta leva o endereço,
 * para que errar a senha de alguém não o tranque para fora, e é o texto do login, não o id da conta: um balde comum
 * ao nome e ao e-mail contaria a quem tenta de quem é cada e-mail.
 */
function signInRules({ perMinute }: AttemptLimit): AttemptRule[] {
  return [
    { max: perMinute * ACCOUNTS_PER_ADDRESS, keyOf: ({ address }) => address },
    {
      max: perMinute,
      keyOf: ({ address, body }) => `${address} ${loginKey((body as SignIn).login)}`,
    },
  ];
}
