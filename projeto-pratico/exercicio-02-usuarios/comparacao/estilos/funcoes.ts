/**
 * Funções: cada rota é uma função `Request → Response`, com os tipos do padrão Fetch, e o servidor é a composição delas.
 * É o estilo do Hono, do Deno e dos *workers* de borda; não depende de framework, e o mesmo código roda nos três.
 */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Account, AccountError, type Accounts, createAccounts } from './contas.ts';
import type { Style } from './estilo.ts';
import { resources } from './recurso.ts';

type Handler = (request: Request, handle: string) => Response | Promise<Response>;

const STATUS = { handle_taken: 409, user_not_found: 404 } as const;

// #region servidor
const json = (body: unknown, init: ResponseInit = {}) => Response.json(body, init);
const problem = (status: number, code: string) =>
  json({ code }, { status, headers: { 'content-type': 'application/problem+json' } });

/** Embrulha uma função: o erro do serviço vira resposta. */
const withProblems =
  (handler: Handler): Handler =>
  async (request, handle) => {
    try {
      return await handler(request, handle);
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      return problem(STATUS[error.code], error.code);
    }
  };

function handlers(accounts: Accounts): Record<string, Handler> {
  return {
    'POST /users': async (request) => {
      const account = accounts.create((await request.json()) as Account);
      return json(account, { status: 201, headers: { location: `/users/${account.handle}` } });
    },
    'GET /users/:handle': (_request, handle) =>
      json(accounts.read(handle), { headers: { 'cache-control': 'public, max-age=60' } }),
    'PATCH /users/:handle': async (request, handle) => {
      const { name } = (await request.json()) as { name: string };
      return json(accounts.rename(handle, name));
    },
    'DELETE /users/:handle': (_request, handle) => {
      accounts.remove(handle);
      return new Response(null, { status: 204 });
    },
  };
}

function createHandler(): (request: Request) => Response | Promise<Response> {
  const routes = handlers(createAccounts());
  return (request) => {
    const [, first, handle] = new URL(request.url).pathname.split('/');
    const found = routes[`${request.method} /${first}${handle === undefined ? '' : '/:handle'}`];
    if (found === undefined) return problem(404, 'not_found');
    return withProblems(found)(request, decodeURIComponent(handle ?? ''));
  };
}
// #endregion servidor

/** A ponte entre o `node:http` e o padrão Fetch, que o Node não traz pronta. */
async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = method === 'GET' ? null : new Uint8Array(await buffer(incoming));
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: { 'content-type': headers['content-type'] ?? '' },
    body: body?.length === 0 ? null : body,
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

export const functions: Style = {
  name: 'funções',
  file: new URL(import.meta.url),
  async listen() {
    const handle = createHandler();
    const server = createHttpServer((incoming, outgoing) => {
      toRequest(incoming)
        .then(handle)
        .then((response) => send(response, outgoing))
        .catch((error: Error) => outgoing.destroy(error));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return { url, close };
  },
  // Visto de fora é o mesmo contrato dos recursos: só quem escreve o servidor nota a diferença.
  client: resources.client,
};
