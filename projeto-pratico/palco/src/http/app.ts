import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { TSchema } from 'typebox';
import { type Guard, type RouteInfo, useAccess } from './access.ts';
import { useAttemptLimit } from './attempts.ts';
import { useCsrf } from './csrf.ts';
import { type Lifecycle, useLifecycle } from './lifecycle.ts';
import { useNotFound } from './not-found.ts';
import { Problem, useProblems } from './problems.ts';
import { requestId } from './request-id.ts';
import { useRequestLog } from './request-log.ts';
import { lazySerializer } from './serialization.ts';
import { BODY_DEADLINES, type BodyDeadlines, useBodyDeadlines } from './slow-body.ts';
import type { Http } from './types.ts';
import { lazyValidator } from './validation.ts';

export interface HttpOptions {
  log: Logger;
  publicUrl: string;
  trustProxy: string[] | null;
  guard: Guard;
  lifecycle: Lifecycle;
  /** Caminho de um `index.html` servido a endereços de página desconhecidos. */
  webDir: string | null;
  bodyDeadlines?: BodyDeadlines;
}

export interface HttpServer {
  app: Http;
  /** Preenchido quando o servidor fica pronto. */
  routes: RouteInfo[];
}

const BODY_LIMIT = 64 * 1024;
/** Teto de qualquer requisição, envio de vídeo incluído: 512 MB a 1,2 Mbit/s. */
const REQUEST_MS = 3_600_000;

/** Fastify com as regras da casa: problemas em português, acesso declarado, CSRF, cabeçalhos de segurança. */
export async function createHttp(options: HttpOptions): Promise<HttpServer> {
  const loggerInstance: FastifyBaseLogger = options.log;
  const app: Http = fastify({
    loggerInstance,
    // a nossa linha por requisição, escrita no fim, substitui as duas do Fastify
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    // sem proxy declarado, `X-Forwarded-For` é só texto que o cliente escreveu
    trustProxy: options.trustProxy ?? false,
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    schemaController: {
      compilersFactory: { buildValidator: lazyValidator, buildSerializer: lazySerializer() },
    },
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => {
      app.errorHandler(error, request, reply);
    },
  });
  // antes dos nossos ganchos: eles leem o cookie, e as recusas deles também levam os cabeçalhos de segurança
  await app.register(cookie);
  await app.register(helmet, securityHeaders(options.publicUrl));
  // sem isto, JSON enviado como text/plain chegaria às rotas como um texto sem forma
  app.removeContentTypeParser('text/plain');
  useProblems(app);
  useRequestLog(app);
  useLifecycle(app, options.lifecycle);
  useBodyDeadlines(app, options.bodyDeadlines ?? BODY_DEADLINES);
  const routes = useAccess(app, options.guard);
  useCsrf(app, options.publicUrl);
  useProblemSchema(app);
  await useAttemptLimit(app);
  useNotFound(app, options.webDir);
  return { app, routes };
}

/** Toda rota da API documenta o problema como resposta padrão, sem que cada uma precise lembrar. */
function useProblemSchema(app: Http): void {
  app.addSchema(Problem.schema);
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/') || !route.schema) return;
    const response = (route.schema.response ?? {}) as Record<string, unknown>;
    const content = { 'application/problem+json': { schema: Problem.ref } };
    route.schema.response = { ...response, default: { description: 'Problema', content } };
  });
}

/** `blob:` em mídia: o hls.js toca por MediaSource. O worker dele é um arquivo nosso, e o estilo vai por CSSOM. */
function securityHeaders(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  return {
    hsts: secure,
    crossOriginEmbedderPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  };
}

/** Registra formas nomeadas, cada uma uma vez. */
export function addSchemas(app: Http, schemas: readonly TSchema[]): void {
  for (const schema of schemas) app.addSchema(schema);
}
