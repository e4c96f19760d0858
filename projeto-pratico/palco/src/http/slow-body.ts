import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import type { Http } from './types.ts';

/** Prazos de quem envia um corpo, em milissegundos. */
export interface BodyDeadlines {
  /** Corpo comum inteiro, de até 64 kB. */
  wholeMs: number;
  /** Silêncio no meio de um envio de vídeo, que leva o tempo que a rede de quem envia pedir. */
  quietMs: number;
}

export const BODY_DEADLINES: BodyDeadlines = { wholeMs: 15_000, quietMs: 30_000 };

/**
 * Corpo que não acaba de chegar prende uma conexão por quase nada. O `requestTimeout` do Node vale para o servidor
 * inteiro e não serviria às duas coisas: um JSON de segundos e um vídeo de meia hora.
 */
export function useBodyDeadlines(app: Http, { wholeMs, quietMs }: BodyDeadlines): void {
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request;
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (length === '0' && encoding === undefined) return;
    const stop = request.routeOptions.config.upload
      ? cutWhenQuiet(request, quietMs)
      : afterwards(() => giveUp(request, reply), wholeMs);
    raw.once('end', stop).once('close', stop);
  });
}

function afterwards(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms).unref();
  return () => clearTimeout(timer);
}

/** O envio é cortado como se a conexão caísse: quem o recebe já sabe apagar o que chegou. */
function cutWhenQuiet({ raw }: FastifyRequest, ms: number): () => void {
  let before = raw.socket.bytesRead;
  const timer = setInterval(() => {
    if (raw.socket.bytesRead === before) raw.destroy();
    before = raw.socket.bytesRead;
  }, ms).unref();
  return () => clearInterval(timer);
}

function giveUp(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  if (reply.sent || raw.listenerCount('error') === 0) raw.destroy();
  else {
    reply.header('connection', 'close');
    // quem lê o corpo trata um erro da leitura como resposta, e é o único que pode responder por esta requisição
    raw.emit(
      'error',
      httpErrors.create('request_timeout', 'O corpo demorou demais a chegar. Tente de novo.'),
    );
  }
}
