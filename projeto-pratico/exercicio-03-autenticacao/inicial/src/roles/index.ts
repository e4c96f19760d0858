import type { FastifyInstance } from 'fastify';
import { todoRoutes } from '../todo-routes.ts';
import { exactly, text } from '../users/schemas.ts';

/** O que se pode fazer. Cada uma é uma linha no banco, e não um `if` com o nome de um papel. */
export type Permission =
  | 'roles:read'
  | 'roles:write'
  | 'roles:grant'
  | 'accounts:suspend'
  | 'apps:write'
  | 'videos:publish'
  | 'posts:moderate';

const title = text(80, 'visible-line');
const permissions = { type: 'array', maxItems: 50, items: text(60) };
const name = { type: 'string', pattern: '^[a-z][a-z0-9-]{1,29}$' };

/**
 * Papéis, permissões, suspensão e a trilha do que se mudou.
 *
 * TODO (papéis e permissões): as tabelas em `migrations/005_papeis.sql`, os papéis de fábrica e o papel de ADMIN_EMAIL. Aqui
 * todas pedem só que se entre; troque `'user'` pela permissão de cada uma quando `access.ts` a conhecer.
 */
export function createRoles() {
  return {
    routes(app: FastifyInstance): void {
      todoRoutes(app, 'papéis e permissões', 'user', [
        ['GET', '/permissions'],
        ['GET', '/roles'],
        ['POST', '/roles', exactly({ name, title, permissions })],
        ['PUT', '/roles/:name', exactly({ title, permissions })],
        ['DELETE', '/roles/:name'],
        ['GET', '/users/:handle/roles'],
        ['PUT', '/users/:handle/roles/:role'],
        ['DELETE', '/users/:handle/roles/:role'],
        ['GET', '/role-changes'],
      ]);
      todoRoutes(app, 'suspensão', 'user', [
        ['PUT', '/users/:handle/suspension', exactly({ reason: text(500, 'visible-line') })],
        ['DELETE', '/users/:handle/suspension'],
      ]);
    },
  };
}
