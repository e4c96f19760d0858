import type { FastifyInstance, HTTPMethods } from 'fastify';
import type { Access } from './access.ts';
import { todo } from './errors.ts';

/** Uma rota do contrato: método, endereço depois de `/api/v1` e, se houver, a forma do corpo. */
export type TodoRoute = readonly [method: HTTPMethods, path: string, body?: object];

/**
 * Rotas que ainda não têm quem as atenda: a entrada já se confere, e a resposta é 501 com o nome da seção. Troque cada linha
 * por uma rota de verdade.
 */
export function todoRoutes(app: FastifyInstance, section: string, allow: Access, routes: TodoRoute[]): void {
  for (const [method, path, body] of routes)
    app.route({
      method,
      url: `/api/v1${path}`,
      config: { allow },
      ...(body !== undefined && { schema: { body } }),
      handler: () => todo(section),
    });
}
