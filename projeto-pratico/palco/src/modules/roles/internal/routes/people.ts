import { requireViewer } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { HandleParams } from '#modules/users/index.ts';
import type { createPeople } from '../people.ts';
import { MemberParams, Standing, Suspension } from '../schema.ts';

type People = ReturnType<typeof createPeople>;

const tags = ['papéis'];
const grant = { access: { permission: 'roles:grant' }, recentProof: true } as const;
const suspend = { access: { permission: 'accounts:suspend' }, recentProof: true } as const;

/** Os papéis e a suspensão de uma conta. Tudo o que muda é idempotente. */
export function peopleRoutes(app: Http, people: People): void {
  app.get(
    '/users/:handle/roles',
    {
      config: { access: { permission: 'roles:read' } },
      schema: {
        tags,
        summary: 'Ver os papéis de uma conta, e se ela está suspensa',
        operationId: 'getStanding',
        params: HandleParams,
        response: { 200: Standing.ref },
      },
    },
    (request) => people.standing(request.params.handle),
  );
  memberRoutes(app, people);
  suspensionRoutes(app, people);
}

function memberRoutes(app: Http, people: People): void {
  const schema = { tags, params: MemberParams, response: { 204: NoContent } };
  app.put(
    '/users/:handle/roles/:role',
    { config: grant, schema: { ...schema, summary: 'Dar um papel', operationId: 'grantRole' } },
    async (request, reply) => {
      const { handle, role } = request.params;
      await people.grant(requireViewer(request).userId, handle, role);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/users/:handle/roles/:role',
    { config: grant, schema: { ...schema, summary: 'Tirar um papel', operationId: 'revokeRole' } },
    async (request, reply) => {
      const { handle, role } = request.params;
      await people.revoke(requireViewer(request).userId, handle, role);
      return reply.status(204).send(null);
    },
  );
}

function suspensionRoutes(app: Http, people: People): void {
  const schema = { tags, params: HandleParams, response: { 204: NoContent } };
  app.put(
    '/users/:handle/suspension',
    {
      config: suspend,
      schema: { ...schema, summary: 'Suspender uma conta', operationId: 'suspendAccount', body: Suspension },
    },
    async (request, reply) => {
      const { handle } = request.params;
      await people.suspend(requireViewer(request).userId, handle, request.body.reason);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/users/:handle/suspension',
    {
      config: suspend,
      schema: { ...schema, summary: 'Desfazer a suspensão de uma conta', operationId: 'restoreAccount' },
    },
    async (request, reply) => {
      await people.restore(requireViewer(request).userId, request.params.handle);
      return reply.status(204).send(null);
    },
  );
}
