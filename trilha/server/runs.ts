import type { FastifyReply } from 'fastify';
import { HttpProblem } from './problem.ts';

const MAX_RUNS = 2;

/** As execuções em curso: no máximo duas, e todas interrompidas quando o servidor fecha. */
export class Runs {
  readonly #active = new Set<{ controller: AbortController; finished: Promise<void> }>();

  get count(): number {
    return this.#active.size;
  }

  /**
   * Responde em NDJSON enquanto `work` emite eventos. Quem fecha a conexão interrompe a execução.
   * @throws HttpProblem 429 quando já há duas.
   */
  async stream(
    reply: FastifyReply,
    work: (emit: (event: object) => void, signal: AbortSignal) => Promise<unknown>,
  ) {
    if (this.#active.size >= MAX_RUNS) {
      throw new HttpProblem(429, 'BUSY', 'Já há duas execuções em curso. Espere uma terminar.');
    }
    const controller = new AbortController();
    const { promise: finished, resolve } = Promise.withResolvers<void>();
    const entry = { controller, finished };
    this.#active.add(entry);
    const { raw } = reply;
    raw.on('close', () => controller.abort());
    reply.hijack();
    raw.writeHead(200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    try {
      await work((event) => raw.writable && raw.write(`${JSON.stringify(event)}\n`), controller.signal);
    } catch (error) {
      // O cabeçalho já foi: a falha chega como corte da resposta, que o leitor do fluxo percebe.
      reply.log.error(error);
      raw.destroy();
    } finally {
      raw.end();
      this.#active.delete(entry);
      resolve();
    }
  }

  async close(): Promise<void> {
    const entries = [...this.#active];
    for (const { controller } of entries) controller.abort();
    await Promise.all(entries.map(({ finished }) => finished));
  }
}
