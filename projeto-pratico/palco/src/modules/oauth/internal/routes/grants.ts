import { requireViewer } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { createGrants } from '../grants.ts';
import { GrantParams, Grants } from '../schema.ts';

const tags = ['aplicativos'];
const config = { access: 'user' } as const;

/** O que a pessoa permitiu a aplicativos de terceiros. */
export function grantRoutes(app: Http, grants: ReturnType<typeof createGrants>): void {
  app.get(
    '/me/grants',
    {
      config,
      schema: {
        tags,
        summary: 'Listar os aplicativos a que dei permissão',
        operationId: 'listGrants',
        response: { 200: Grants },
      },
    },
    async (request) => ({ items: await grants.ofUser(requireViewer(request).userId) }),
  );
  app.delete(
    '/me/grants/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Retirar a permissão de um aplicativo',
        operationId: 'deleteGrant',
        params: GrantParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await grants.revoke(requireViewer(request).userId, request.params.id);
      return reply.status(204).send(null);
    },
  );
}
