/**
 * RPC: um endereço só, e o corpo diz que função chamar. Aqui, JSON-RPC 2.0, com os códigos de erro que ele reserva
 * para a aplicação. Fonte: https://www.jsonrpc.org/specification
 */
import fastify from 'fastify';
import { type Account, AccountError, createAccounts } from './contas.ts';
import type { Client, Outcome, Reply, Style } from './estilo.ts';

interface Call {
  jsonrpc: '2.0';
  id: number;
  method: string;
  params: unknown;
}

const CODES = { handle_taken: -32_000, user_not_found: -32_001 } as const;
const METHOD_NOT_FOUND = { code: -32_601, message: 'method_not_found' };

// #region servidor
function createServer() {
  const accounts = createAccounts();
  const methods: Record<string, (params: never) => unknown> = {
    'users.create': (account: Account) => accounts.create(account),
    'users.read': ({ handle }: { handle: string }) => accounts.read(handle),
    'users.rename': ({ handle, name }: Account) => accounts.rename(handle, name),
    'users.remove': ({ handle }: { handle: string }) => accounts.remove(handle) ?? null,
  };
  const app = fastify({ exposeHeadRoutes: false });
  app.post<{ Body: Call }>('/rpc', ({ body: { id, method, params } }) => {
    const call = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (call === undefined) return { jsonrpc: '2.0', id, error: METHOD_NOT_FOUND };
    try {
      return { jsonrpc: '2.0', id, result: call(params as never) };
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      return { jsonrpc: '2.0', id, error: { code: CODES[error.code], message: error.code } };
    }
  });
  return app;
}
// #endregion servidor

function outcome({ body }: Reply): Outcome {
  const { result, error } = body as { result?: Account | null; error?: { message: string } };
  return error === undefined ? { account: result ?? null } : { error: error.message };
}

export const rpc: Style = {
  name: 'RPC',
  file: new URL(import.meta.url),
  async listen() {
    const app = createServer();
    const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    return { url, close: () => app.close() };
  },
  client(send): Client {
    let id = 0;
    const call = async (method: string, params: unknown): Promise<Outcome> => {
      id += 1;
      const body: Call = { jsonrpc: '2.0', id, method, params };
      return outcome(await send({ method: 'POST', path: '/rpc', body }));
    };
    return {
      create: (account) => call('users.create', account),
      read: (handle) => call('users.read', { handle }),
      rename: (handle, name) => call('users.rename', { handle, name }),
      remove: (handle) => call('users.remove', { handle }),
    };
  },
};
