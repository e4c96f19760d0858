import { requireViewer } from '#http/access.ts';
import { NoContent, PageQuery, pageLimit } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { Page, PageRequest } from '#kernel/page.ts';
import type { createCatalog } from '../catalog.ts';
import {
  NewRole,
  Permission,
  Role,
  RoleChange,
  type RoleLogEntry,
  RoleLogPage,
  RoleParams,
} from '../schema.ts';

export interface RoleRoutesDeps {
  catalog: ReturnType<typeof createCatalog>;
  trail(page: PageRequest): Promise<Page<RoleLogEntry>>;
}

const tags = ['papéis'];
const read = { access: { permission: 'roles:read' } } as const;
const write = { access: { permission: 'roles:write' }, recentProof: true } as const;

/** Os papéis, o que permitem e a trilha. */
export function roleRoutes(app: Http, { catalog, trail }: RoleRoutesDeps): void {
  app.get(
    '/permissions',
    {
      config: read,
      schema: {
        tags,
        summary: 'Listar as permissões que existem',
        operationId: 'listPermissions',
        response: { 200: Type.Object({ items: Type.Array(Permission.ref) }) },
      },
    },
    async () => ({ items: await catalog.permissions() }),
  );
  app.get(
    '/roles',
    {
      config: read,
      schema: {
        tags,
        summary: 'Listar os papéis',
        operationId: 'listRoles',
        response: { 200: Type.Object({ items: Type.Array(Role.ref) }) },
      },
    },
    async () => ({ items: await catalog.list() }),
  );
  app.get(
    '/role-changes',
    {
      config: read,
      schema: {
        tags,
        summary: 'Ler a trilha de papéis e suspensões, do mais novo ao mais antigo',
        operationId: 'listRoleChanges',
        querystring: PageQuery,
        response: { 200: RoleLogPage.ref },
      },
    },
    ({ query }) => trail({ limit: pageLimit(query), cursor: query.cursor }),
  );
  writeRoutes(app, catalog);
}

function writeRoutes(app: Http, catalog: RoleRoutesDeps['catalog']): void {
  app.post(
    '/roles',
    {
      config: write,
      schema: {
        tags,
        summary: 'Criar um papel',
        operationId: 'createRole',
        body: NewRole,
        response: { 201: Role.ref },
      },
    },
    async (request, reply) => {
      const role = await catalog.create(requireViewer(request).userId, request.body);
      return reply.status(201).send(role);
    },
  );
  app.put(
    '/roles/:name',
    {
      config: write,
      schema: {
        tags,
        summary: 'Mudar um papel',
        operationId: 'changeRole',
        params: RoleParams,
        body: RoleChange,
        response: { 200: Role.ref },
      },
    },
    (request) => catalog.change(requireViewer(request).userId, request.params.name, request.body),
  );
  app.delete(
    '/roles/:name',
    {
      config: write,
      schema: {
        tags,
        summary: 'Apagar um papel',
        operationId: 'deleteRole',
        params: RoleParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await catalog.remove(requireViewer(request).userId, request.params.name);
      return reply.status(204).send(null);
    },
  );
}
