import type { FastifyReply } from 'fastify';
import type { Identify } from '#http/access.ts';
import { requireViewer, viewerOf } from '#http/access.ts';
import { type AttemptLimit, type AttemptRule, attemptCounter } from '#http/attempts.ts';
import type { Module } from '#http/module.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import { type ExportSection, loginKey, type Users, type Welcome } from '#modules/users/index.ts';
import { sessionErrors } from './internal/errors.ts';
import { CurrentSession, SignedIn, SignIn } from './internal/schema.ts';
import { createService, type SessionsDeps } from './internal/service.ts';

export { sessionErrors } from './internal/errors.ts';

export interface Sessions extends Module {
  /** Reconhece a pessoa pelo cookie e o renova quando a validade anda. */
  identify: Identify;
  /** Abre a sessão de quem acabou de confirmar a conta. */
  welcome: Welcome;
  /** Apaga sessões vencidas; devolve quantas. */
  cleanUp(): Promise<number>;
  /** O que acontece às sessões quando algo acontece com a conta. */
  reactions: AccountReactions;
  /** As sessões abertas, para a pessoa levar. */
  export: ExportSection;
}

export type CreateSessionsDeps = Omit<SessionsDeps, 'statusOf'> & {
  users: Pick<Users, 'authenticate' | 'byId' | 'statusOf'>;
  attempts: AttemptLimit;
  /** Cookie só por https. */
  secure: boolean;
};

const COOKIE = 'palco_session';

export function createSessions(deps: CreateSessionsDeps): Sessions {
  const service = createService({ ...deps, statusOf: deps.users.statusOf });
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.secure } as const;
  const remember = (reply: FastifyReply, token: string) =>
    void reply.setCookie(COOKIE, token, { ...cookie, maxAge: deps.ttlSeconds });

  return {
    async identify(request, reply) {
      const token = request.cookies[COOKIE];
      const resumed = token === undefined ? null : await service.resume(token);
      if (!resumed || token === undefined) return null;
      if (resumed.renewed) remember(reply, token);
      const { user_id: userId, id: sessionId, account_active: active } = resumed.session;
      return { userId, sessionId, active };
    },
    async welcome(tx, userId, proof) {
      const token = await service.open(tx, userId, proof);
      return (reply) => {
        if (token !== null) remember(reply, token);
      };
    },
    cleanUp: service.removeExpired,
    reactions: {
      deactivated: (tx, userId) => service.setActive(tx, userId, false),
      reactivated: (tx, userId) => service.setActive(tx, userId, true),
      passwordChanged: service.closeOthers,
    },
    export: service.ofUser,
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
        const { login, password } = request.body;
        const found = await deps.users.authenticate(login, password);
        const token =
          found && (await deps.db.transaction((tx) => service.open(tx, found.userId, found.proof)));
        if (found === null || token === null) throw wrongCredentials();
        remember(reply, token);
        return reply.status(201).send({ user: await deps.users.byId(found.userId) });
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
        config: { access: 'user', whileDeactivated: true },
        schema: { tags, summary: 'Sair', operationId: 'signOut', response: { 204: NoContent } },
      },
      async (request, reply) => {
        const { sessionId } = requireViewer(request);
        if (sessionId !== null) await service.close(sessionId);
        return reply.clearCookie(COOKIE, cookie).status(204).send(null);
      },
    );
  }
}

const wrongCredentials = () =>
  sessionErrors.create(
    'credentials_invalid',
    'O nome de usuário ou e-mail não combina com a senha. Confira os dois.',
  );

/** Uma escola ou uma operadora inteira sai por um endereço só: ele pode cinco vezes o que pode uma conta. */
const ACCOUNTS_PER_ADDRESS = 5;

/**
 * Sem o limite do endereço, trocar de login a cada tentativa não custaria nada. A chave da conta leva o endereço,
 * para que errar a senha de alguém não o tranque para fora, e é o texto do login, não o id da conta: um balde comum
 * ao nome e ao e-mail contaria a quem tenta de quem é cada e-mail.
 */
function signInRules({ perMinute }: AttemptLimit): AttemptRule[] {
  return [
    { name: 'address', max: perMinute * ACCOUNTS_PER_ADDRESS, keyOf: ({ address }) => address },
    {
      name: 'login',
      max: perMinute,
      keyOf: ({ address, body }) => `${address} ${loginKey((body as SignIn).login)}`,
    },
  ];
}
