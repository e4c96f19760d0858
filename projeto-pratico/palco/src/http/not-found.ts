import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import { createFiles, type SendFile } from './files.ts';
import type { Http } from './types.ts';

const YEAR_SECONDS = 31_536_000;
/** O que nunca é página: endereço errado aqui é 404, não o `index.html`. */
const NEVER_PAGES = /^\/(api|media|health|metrics|docs|openapi\.json)(\/|$|\?)/;

/** Endereço que nenhuma rota atende: página da web, método errado ou nada. */
export function useNotFound(app: Http, webDir: string | null): void {
  const allowed = methodTable(app);
  const send = webDir === null ? null : createFiles(webDir);
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const methods = allowed(path);
    if (methods.length > 0) throw methodNotAllowed(methods);
    if (send === null || !isRead(request) || NEVER_PAGES.test(path)) throw nothingHere();
    return sendPage(send, request, reply, path);
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
async function sendPage(send: SendFile, request: FastifyRequest, reply: FastifyReply, path: string) {
  const page = !path.startsWith('/assets/') && !/\.[a-z0-9]+$/i.test(path);
  reply.header('cache-control', page ? 'no-cache' : cacheOf(path));
  if (await send(request, reply, page ? '/index.html' : decode(path))) return reply;
  throw nothingHere();
}

/** O nome dos arquivos de `assets` muda com o conteúdo. */
const cacheOf = (path: string) =>
  path.startsWith('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=3600';

const nothingHere = () => httpErrors.create('not_found', 'Não existe nada neste endereço.');

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw httpErrors.create('bad_request', 'O endereço não é uma URL válida.');
  }
}
