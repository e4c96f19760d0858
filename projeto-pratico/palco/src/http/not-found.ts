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
  const declared: { url: string; method: string }[] = [];
  let table: { pattern: RegExp; method: string }[] | undefined;
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) declared.push({ url: route.url, method });
  });
  return (path) => {
    // montada no primeiro endereço desconhecido: custava 30 ms de cada subida
    table ??= declared.map(({ url, method }) => ({ pattern: patternOf(url), method }));
    return [...new Set(table.filter((row) => row.pattern.test(path)).map((row) => row.method))].sort();
  };
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[A-Za-z]+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}

/**
 * Endereço com extensão é um arquivo; os outros são da página única, que decide pelo endereço no navegador.
 * Quem navega até um arquivo que não existe recebe a página, que sabe dizer isso; quem pede por código, um 404.
 */
async function sendPage(send: SendFile, request: FastifyRequest, reply: FastifyReply, path: string) {
  if (path.startsWith('/assets/') || /\.[a-z0-9]+$/i.test(path)) {
    reply.header('cache-control', cacheOf(path));
    if (await send(request, reply, decode(path))) return reply;
    if (path.startsWith('/assets/') || request.headers['sec-fetch-dest'] !== 'document') throw nothingHere();
  }
  reply.header('cache-control', 'no-cache');
  if (await send(request, reply, '/index.html')) return reply;
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
