import type { FastifyInstance } from 'fastify';

/**
 * TODO (pedidos que outro site manda): recuse com 403 `cross_origin` o que não é GET, HEAD nem OPTIONS e vem de outra origem,
 * com cookie ou sem: a entrada também. Enquanto só há Basic, nenhum cookie prova nada; com o primeiro, falta isto.
 */
export function useCrossOrigin(_app: FastifyInstance, _publicUrl: string): void {}
