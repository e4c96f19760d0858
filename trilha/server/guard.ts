import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.ts';

const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Nenhuma página de fora pode fazer este servidor rodar código:
 * - `Host` com nome alheio é DNS rebinding: a página do atacante passou a resolver para 127.0.0.1;
 * - `Origin` e `Sec-Fetch-Site` recusam a requisição de outra origem, inclusive outra porta de localhost;
 * - o segredo barra o que não manda esses cabeçalhos, e só a própria página o consegue ler.
 */
export function guardRequest(request: FastifyRequest, port: number, token: string): void {
  const { headers } = request;
  const hosts = NAMES.map((name) => `${name}:${port}`);
  if (!hosts.includes(headers.host ?? '')) {
    throw new HttpProblem(421, 'HOST', `Use http://localhost:${port}.`);
  }
  const origins = hosts.map((host) => `http://${host}`);
  if (headers.origin !== undefined && !origins.includes(headers.origin)) throw foreign();
  if (!isApi(request)) return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
  if (pathOf(request) !== '/api/session') requireToken(headers['x-trilha-token'], token);
}

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '';

/** Pela rota casada, não pelo texto da requisição: `//api/…` e `/API/…` não casam com nada e caem no site. */
function isApi(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? pathOf(request)).startsWith('/api');
}

const foreign = () =>
  new HttpProblem(
    403,
    'ORIGIN',
    'Esta requisição veio de outra página. Abra o endereço que npm start mostrou.',
  );

function requireToken(sent: string | string[] | undefined, token: string): void {
  const given = Buffer.from(typeof sent === 'string' ? sent : '');
  const expected = Buffer.from(token);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new HttpProblem(401, 'TOKEN', 'Peça o segredo em /api/session e mande-o em X-Trilha-Token.');
}
