import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import type { Http } from './types.ts';

const YEAR_SECONDS = 31_536_000;
/** O que nunca é página: endereço errado aqui é 404, não o `index.html`. */
const NEVER_PAGES = /^\/(api|media|health|metrics|docs|assets|openapi\.json)(\/|$|\?)/;

/** Endereço que nenhuma rota atende: página da web, método errado ou nada. */
export async function useNotFound(app: Http, webDir: string | null): Promise<void> {
  const allowed = methodTable(app);
  if (webDir !== null) await app.register(fastifyStatic, { root: webDir, serve: false });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const methods = allowed(path);
    if (methods.length > 0) throw methodNotAllowed(methods);
    if (webDir !== null && isRead(request) && !NEVER_PAGES.test(path)) return sendWeb(path, webDir, reply);
    if (webDir !== null && isRead(request) && path.startsWith('/assets/'))
      return sendFile(path, webDir, reply);
    throw httpErrors.create('not_found', 'Não existe nada neste endereço.');
  });
}

const isRead = (request: FastifyRequest) => request.method === 'GET' || request.method === 'HEAD';

function methodNotAllowed(methods: string[]) {
  const allow = methods.join(', ');
  const detail = `Este endereço aceita ${allow}.`;
  return httpErrors.create('method_not_allowed', { detail, headers: { allow } });
}

/** Guarda os métodos de cada rota, porque o roteador só sabe dizer que não achou. */
function methodTable(app: Http): (path: string) => string[] {
  const table: { pattern: RegExp; method: string }[] = [];
  app.addHook('onRoute', (route) => {
    const pattern = patternOf(route.url);
    for (const method of [route.method].flat()) table.push({ pattern, method });
  });
  return (path) =>
    [...new Set(table.filter((row) => row.pattern.test(path)).map((row) => row.method))].sort();
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[A-Za-z]+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}

/** Endereço com extensão é um arquivo; os outros são da página única, que decide pelo endereço no navegador. */
async function sendWeb(path: string, webDir: string, reply: FastifyReply) {
  if (/\.[a-z0-9]+$/i.test(path)) return sendFile(path, webDir, reply);
  return reply.header('cache-control', 'no-cache').sendFile('index.html', webDir, { cacheControl: false });
}

async function sendFile(path: string, webDir: string, reply: FastifyReply) {
  const full = resolve(webDir, `.${decode(path)}`);
  const found = full.startsWith(resolve(webDir) + sep) && (await stat(full).catch(() => null))?.isFile();
  if (!found) throw httpErrors.create('not_found', 'Não existe nada neste endereço.');
  const hashed = path.startsWith('/assets/');
  const cache = hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=3600';
  const name = relative(webDir, full).split(sep).join('/');
  return reply.header('cache-control', cache).sendFile(name, webDir, { cacheControl: false });
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw httpErrors.create('bad_request', 'O endereço não é uma URL válida.');
  }
}
