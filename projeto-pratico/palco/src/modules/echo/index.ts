import { setTimeout as wait } from 'node:timers/promises';
import type { Http } from '#http/types.ts';
import { Echo, EchoInput } from './internal/schema.ts';

/**
 * Devolve a mensagem recebida, depois do atraso pedido. É a rota com que a etapa 01 prova, de fora,
 * o que todas as outras terão: corpo conferido, limite de tamanho, id da requisição e um encerramento
 * que espera quem está em voo.
 */
export function createEcho() {
  return {
    api(app: Http): void {
      const schema = {
        tags: ['eco'],
        summary: 'Devolver a mensagem recebida',
        operationId: 'echo',
        body: EchoInput,
        response: { 200: Echo },
      };
      app.post('/echo', { config: { access: 'public' }, schema }, async (request) => {
        const { message, delayMs = 0 } = request.body;
        await wait(delayMs);
        return { message, delayMs, requestId: request.id };
      });
    },
  };
}
