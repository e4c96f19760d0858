import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { useAccess } from './access.ts';
import { readAppSecret } from './app-secret.ts';
import { createAttempts } from './attempts.ts';
import { everyHour } from './chores.ts';
import type { Config } from './config.ts';
import { useCrossOrigin } from './cross-origin.ts';
import { createDatabase, type Database, migrate } from './database.ts';
import { createDevices } from './devices/index.ts';
import { useDocs } from './docs.ts';
import { createEcho } from './echo.ts';
import { createExternalSignIn } from './external-sign-in/index.ts';
import { createHealth } from './health.ts';
import { createIdentify } from './identity.ts';
import { createMail, type Mail } from './mail.ts';
import { createOauth } from './oauth/index.ts';
import { createPasswordResets } from './password-resets/index.ts';
import { sendProblem, toAppError, useProblems } from './problems.ts';
import { requestId, useRequestLog } from './request-id.ts';
import { createRoles } from './roles/index.ts';
import { createSecondFactors } from './second-factors/index.ts';
import { createSessions } from './sessions/index.ts';
import { createTokens } from './tokens/index.ts';
import { createUsers } from './users/index.ts';
import { formats } from './users/schemas.ts';

/** Em que ponto da vida o processo está. `draining`: ainda atende, mas avisa que vai embora. */
export interface Lifecycle {
  draining: boolean;
  inFlight: number;
}

export interface Server {
  app: FastifyInstance;
  lifecycle: Lifecycle;
}

const MAX_BODY_BYTES = 65_536;

/** Monta o servidor à mão, uma vez: quem usa o quê está escrito aqui, e em nenhum outro lugar. */
export async function compose(config: Config): Promise<Server> {
  const lifecycle: Lifecycle = { draining: false, inFlight: 0 };
  const app = fastify(options(config));
  app.removeContentTypeParser('text/plain');
  useLifecycle(app, lifecycle);
  useProblems(app);
  useRequestLog(app);
  useCrossOrigin(app, config.publicUrl);
  await useDocs(app);
  const db = createDatabase(config.databaseUrl, (error) => app.log.warn(error.message));
  await migrate(db, new URL('../migrations/', import.meta.url));
  const mail = createMail({
    db,
    smtpUrl: config.smtpUrl,
    host: new URL(config.publicUrl).hostname,
    log: app.log,
  });
  const database = { name: 'o banco', check: async () => void (await db.query('select 1')) };
  createHealth({ isDraining: () => lifecycle.draining, checks: [database] }).routes(app);
  const chores = useAccounts(app, { config, db, mail });
  app.addHook('onClose', async () => {
    chores.stop();
    await mail.stop();
    await db.close();
  });
  return { app, lifecycle };
}

interface AccountsDeps {
  config: Config;
  db: Database;
  mail: Mail;
}

/** As contas, e os jeitos de provar de quem elas são. */
function useAccounts(app: FastifyInstance, { config, db, mail }: AccountsDeps) {
  const attempts = createAttempts(config.attemptsPerMinute);
  const users = createUsers({ db, mail, config, attempts });
  const appSecret = readAppSecret(config);
  // antes das rotas: o gancho que cobra o acesso só vê as que vêm depois dele
  useAccess(app, createIdentify({ authenticate: users.authenticate, attempts }));
  createEcho().routes(app);
  users.routes(app);
  createSessions({ db, config, users }).routes(app);
  createTokens({ db, mail, config, appSecret, users }).routes(app);
  createDevices({ db }).routes(app);
  createPasswordResets({ db, mail, config }).routes(app);
  createSecondFactors().routes(app);
  createRoles().routes(app);
  createOauth().routes(app);
  createExternalSignIn().routes(app);
  return everyHour([users.cleanUp], (error) => app.log.warn(error.message));
}

function options({ logLevel }: Config): FastifyServerOptions {
  return {
    logger: { level: logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: MAX_BODY_BYTES,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true, formats } },
    frameworkErrors: (error, request, reply) => {
      void sendProblem(request, reply, toAppError(error));
    },
  };
}

function useLifecycle(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.addHook('onRequest', async () => {
    lifecycle.inFlight += 1;
  });
  app.addHook('onResponse', async () => {
    lifecycle.inFlight -= 1;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (lifecycle.draining) reply.header('connection', 'close');
  });
}
