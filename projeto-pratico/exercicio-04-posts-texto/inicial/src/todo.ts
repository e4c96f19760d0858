import type { Access, Http } from '@trilha/palco/src/http/types.ts';
import { defineErrors } from '@trilha/palco/src/kernel/errors.ts';
import type { HTTPMethods } from 'fastify';

const errors = defineErrors({ not_done: { status: 501, title: 'Ainda não foi feito' } });

/** O que se recebe enquanto a parte não fica pronta. O nome é o da seção do enunciado. */
export function todo(section: string): never {
  throw errors.create('not_done', `Por fazer: ${section}.`);
}

/** Rota do contrato: método, endereço depois de `/api/v1` e, se houver, a forma do corpo. */
export type TodoRoute = readonly [method: HTTPMethods, url: string, body?: object];

/**
 * Rotas que ainda não têm quem as atenda: quem chama e o corpo já se conferem, e a resposta é 501 com o nome da seção. Troque
 * cada linha por uma rota de verdade; `posts/routes.ts` é o modelo.
 */
export function todoRoutes(app: Http, section: string, access: Access, routes: readonly TodoRoute[]): void {
  for (const [method, url, body] of routes)
    app.route({
      method,
      url,
      config: { access },
      ...(body !== undefined && { schema: { body } }),
      handler: () => todo(section),
    });
}
