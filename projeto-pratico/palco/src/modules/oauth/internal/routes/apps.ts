import { requireViewer } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { createApps } from '../apps.ts';
import { Apps, ClientParams, NewApp, RegisteredApp } from '../schema.ts';

const tags = ['aplicativos'];
const access = { permission: 'apps:write' } as const;

/** Os aplicativos que a pessoa registra. */
export function appRoutes(app: Http, apps: ReturnType<typeof createApps>): void {
  app.post(
    '/apps',
    {
      config: { access, recentProof: true },
      schema: {
        tags,
        summary: 'Registrar um aplicativo',
        description: 'O segredo de um aplicativo confidencial só aparece nesta resposta.',
        operationId: 'createApp',
        body: NewApp,
        response: { 201: RegisteredApp },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await apps.register(requireViewer(request).userId, request.body)),
  );
  app.get(
    '/apps',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Listar os meus aplicativos',
        operationId: 'listApps',
        response: { 200: Apps },
      },
    },
    async (request) => ({ items: await apps.ofOwner(requireViewer(request).userId) }),
  );
  app.delete(
    '/apps/:clientId',
    {
      config: { access, recentProof: true },
      schema: {
        tags,
        summary: 'Apagar um aplicativo e tudo o que lhe foi permitido',
        operationId: 'deleteApp',
        params: ClientParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await apps.remove(requireViewer(request).userId, request.params.clientId);
      return reply.status(204).send(null);
    },
  );
}
