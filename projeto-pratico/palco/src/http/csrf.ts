import type { FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import type { Http } from './types.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Recusa escrita pedida pelo navegador a partir de outra origem (CSRF), sem precisar de token.
 * Todo navegador atual manda `Sec-Fetch-Site` ou, nos antigos, `Origin`; nenhum dos dois quer dizer
 * cliente que não é navegador, que não carrega cookies de ninguém.
 * Fonte do algoritmo: `http.CrossOriginProtection` do Go 1.25 e OWASP CSRF Cheat Sheet (Fetch Metadata).
 */
export function useCsrf(app: Http, publicUrl: string): void {
  const trusted = new URL(publicUrl).origin;
  app.addHook('onRequest', async (request) => {
    const { anyOrigin } = request.routeOptions.config;
    if (anyOrigin || SAFE.has(request.method) || hasOnlyBearer(request) || sameOrigin(request, trusted))
      return;
    throw httpErrors.create(
      'cross_origin',
      'Esta ação só pode ser feita a partir das páginas do próprio Palco.',
    );
  });
}

/** Sem cookie não há o que forjar: o token foi posto ali por quem o tem, e navegador nenhum o acrescenta sozinho. */
const hasOnlyBearer = ({ headers }: FastifyRequest): boolean =>
  headers.cookie === undefined && /^bearer /i.test(headers.authorization ?? '');

function sameOrigin(request: FastifyRequest, trusted: string): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (origin === trusted || site === 'same-origin' || site === 'none') return true;
  if (site !== undefined) return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
