/**
 * Recursos: o endereço diz **o quê**, o método diz **o que fazer**, o status diz **o que houve**. É o estilo do Palco.
 */
import fastify from 'fastify';
import { type Account, AccountError, createAccounts } from './contas.ts';
import type { Client, Outcome, Reply, Style } from './estilo.ts';

const STATUS = { handle_taken: 409, user_not_found: 404 } as const;

// #region servidor
function createServer() {
  const accounts = createAccounts();
  const app = fastify({ exposeHeadRoutes: false });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof AccountError)) throw error;
    return reply
      .status(STATUS[error.code])
      .type('application/problem+json')
      .send(JSON.stringify({ code: error.code }));
  });
  app.post<{ Body: Account }>('/users', (request, reply) => {
    const account = accounts.create(request.body);
    return reply.status(201).header('location', `/users/${account.handle}`).send(account);
  });
  app.get<{ Params: { handle: string } }>('/users/:handle', (request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(accounts.read(request.params.handle)),
  );
  app.patch<{ Params: { handle: string }; Body: { name: string } }>('/users/:handle', (request) =>
    accounts.rename(request.params.handle, request.body.name),
  );
  app.delete<{ Params: { handle: string } }>('/users/:handle', (request, reply) => {
    accounts.remove(request.params.handle);
    return reply.status(204).send();
  });
  return app;
}
// #endregion servidor

function outcome({ status, body }: Reply): Outcome {
  if (status >= 400) return { error: (body as { code: string }).code };
  return { account: status === 204 ? null : (body as Account) };
}

export const resources: Style = {
  name: 'recursos',
  file: new URL(import.meta.url),
  async listen() {
    const app = createServer();
    const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    return { url, close: () => app.close() };
  },
  client(send): Client {
    const path = (handle: string) => `/users/${encodeURIComponent(handle)}`;
    return {
      create: async (body) => outcome(await send({ method: 'POST', path: '/users', body })),
      read: async (handle) => outcome(await send({ method: 'GET', path: path(handle) })),
      rename: async (handle, name) =>
        outcome(await send({ method: 'PATCH', path: path(handle), body: { name } })),
      remove: async (handle) => outcome(await send({ method: 'DELETE', path: path(handle) })),
    };
  },
};
