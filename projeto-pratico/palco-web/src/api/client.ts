import createClient from 'openapi-fetch';
import { OfflineError, toProblem } from './problem.ts';
import type { paths } from './schema.gerado.ts';
import { proofAsked, prove } from './step-up.ts';
import { viewerHeader } from './viewer.ts';

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new OfflineError(cause);
  }
}

/** Ação perigosa sem prova recente de quem a pede: a página a pede na hora e repete o mesmo pedido, uma vez. */
async function reach(request: Request): Promise<Response> {
  if (request.method === 'GET') return send(request);
  const again = request.clone();
  const response = await send(request);
  const methods = await proofAsked(response);
  return methods && (await prove(methods)) ? send(again) : response;
}

/** O cliente gerado: mesma origem, o cookie de sessão vai junto. */
export const api = createClient<paths>({ baseUrl: '/', fetch: reach });

api.use({
  onRequest({ request }) {
    if (request.method === 'GET') return;
    for (const [name, value] of Object.entries(viewerHeader())) request.headers.set(name, value);
  },
});

interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * Devolve os dados ou lança o problema, para que quem chama trate um erro só.
 *
 * @throws ProblemError quando a API respondeu com erro
 * @throws OfflineError quando não houve resposta
 */
export async function unwrap<Data>(pending: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await pending;
  if (!response.ok) throw toProblem(response.status, error, response.headers.get('retry-after'));
  return data as Data;
}
