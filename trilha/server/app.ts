import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import type { Book } from '../core/book.ts';
import { contentPolicy } from './content-policy.ts';
import { guardRequest } from './guard.ts';
import { palcoAddress } from './palco-address.ts';
import { HttpProblem, sendProblem, toProblem } from './problem.ts';
import { registerRoutes } from './routes.ts';
import { Runs } from './runs.ts';

export interface AppOptions {
  book: Book;
  webDir: string;
  /** Segredo deste início; testes passam um conhecido. */
  token?: string;
  log?: boolean;
}

export interface TrilhaApp {
  app: FastifyInstance;
  runs: Runs;
}

/** Compõe o servidor, sem escutar. Corpos não são convertidos e campos a mais são recusados. */
export function createApp({
  book,
  webDir,
  token = randomBytes(24).toString('base64url'),
  log = false,
}: AppOptions): TrilhaApp {
  const app = fastify({
    logger: log ? { level: 'warn' } : false,
    bodyLimit: 16 * 1024,
    // Um corpo que nunca acaba de chegar não segura a conexão; as respostas longas não contam aqui.
    requestTimeout: 10_000,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    forceCloseConnections: true,
  });
  const runs = new Runs();

  app.setErrorHandler((error, request, reply) => {
    const body = toProblem(error);
    if (body.status >= 500) request.log.error(error);
    return sendProblem(reply, body);
  });
  app.addHook('onRequest', async (request) => guardRequest(request, listeningPort(app), token));
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
  });
  app.addHook('preClose', () => runs.close());

  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', () => ({ status: 'ok' }));
  app.get('/api/session', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ token, palco: palcoAddress(book) }),
  );
  registerRoutes(app, book, runs);
  serveSite(app, webDir);
  return { app, runs };
}

function listeningPort(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** O site construído; sem ele, a API funciona e a raiz diz como construí-lo. */
function serveSite(app: FastifyInstance, webDir: string): void {
  const assets = join(webDir, '_astro');
  const built = existsSync(join(webDir, 'index.html'));
  if (built) {
    const policy = contentPolicy(webDir);
    app.register(fastifyStatic, {
      root: webDir,
      redirect: true,
      setHeaders: (reply, path) => {
        if (path.endsWith('.html')) reply.header('content-security-policy', policy);
        // O nome traz o resumo do conteúdo: mudou o arquivo, mudou o nome.
        if (path.startsWith(assets)) reply.header('cache-control', 'public, max-age=31536000, immutable');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api');
    if (wantsPage && built && existsSync(join(webDir, '404.html')))
      return reply.code(404).sendFile('404.html');
    const detail =
      built || !wantsPage
        ? 'Não há nada neste endereço.'
        : 'O site ainda não foi construído: rode npm start.';
    return sendProblem(reply, toProblem(new HttpProblem(404, 'NOT_FOUND', detail)));
  });
}
