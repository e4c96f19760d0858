import fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { createEcho } from './echo.ts';
import { createHealth } from './health.ts';
import { useProblems } from './problems.ts';
import { requestId, useRequestLog } from './request-id.ts';

/** Em que ponto da vida o processo está. `draining`: ainda atende, mas avisa que vai embora. */
export interface Lifecycle {
  draining: boolean;
}

export interface Server {
  app: FastifyInstance;
  lifecycle: Lifecycle;
}

/** Monta o servidor à mão, uma vez: quem usa o quê está escrito aqui, e em nenhum outro lugar. */
export async function compose(config: Config): Promise<Server> {
  const lifecycle: Lifecycle = { draining: false };
  const app = fastify({ logger: { level: config.logLevel }, genReqId: requestId });
  // TODO (documento): espere aqui `await app.register(swagger, …)`, antes de qualquer rota.
  useProblems(app);
  useRequestLog(app);
  // TODO (saúde): o pool do banco, e uma condição que pergunta se ele responde, com prazo.
  // TODO (encerramento): `app.addHook('onClose', …)` fecha o pool quando o servidor fecha.
  createHealth({ isDraining: () => lifecycle.draining, checks: [] }).routes(app);
  createEcho().routes(app);
  // TODO (documento): GET /openapi.json, com o que `app.swagger()` devolve, e GET /docs.
  return { app, lifecycle };
}
