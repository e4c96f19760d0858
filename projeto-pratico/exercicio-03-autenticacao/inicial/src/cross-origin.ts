import type { FastifyInstance } from 'fastify';

/**
 * TODO (pedidos que outro site manda): recuse com 403 `cross_origin` o que não é GET nem HEAD, traz um cookie e vem de
 * outra origem. Enquanto só há Basic, nenhum cookie prova nada; com o primeiro, falta isto.
 */
export function useCrossOrigin(_app: FastifyInstance, _publicUrl: string): void {}
