import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { Config } from './config.ts';
import { createDatabase, migrate } from './database.ts';
import { useDocs } from './docs.ts';
import { createEcho } from './echo.ts';
import { createHealth } from './health.ts';
import { createMail } from './mail.ts';
import { sendProblem, toAppError, useProblems } from './problems.ts';
import { requestId, useRequestLog } from './request-id.ts';
import { createUsers } from './users/index.ts';

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
  await useDocs(app);
  const db = createDatabase(config.databaseUrl, (error) => app.log.warn(error.message));
  await migrate(db, new URL('../migrations/', import.meta.url));
  const mail = createMail({ db, smtpUrl: config.smtpUrl, log: app.log });
  app.addHook('onClose', async () => {
    await mail.stop();
    await db.close();
  });
  const database = { name: 'o banco', check: async () => void (await db.query('select 1')) };
  createHealth({ isDraining: () => lifecycle.draining, checks: [database] }).routes(app);
  createEcho().routes(app);
  createUsers({ db, mail, config }).routes(app);
  return { app, lifecycle };
}

function options({ logLevel }: Config): FastifyServerOptions {
  return {
    logger: { level: logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: MAX_BODY_BYTES,
    return503OnClosing: false,
    exposeHeadRoutes: false,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
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
