import { createLog } from '#app/log.ts';

const LINES = 20_000;
const ROUNDS = 9;

/** Nanossegundos para formatar a linha de uma requisição e entregá-la a um destino que a descarta: mediana. */
export function logLineNs(): number {
  const log = createLog('info', { write: () => {} })
    .child({ process: 'api' })
    .child({ requestId: 'pedido-42' });
  const round = () => {
    const startedAt = process.hrtime.bigint();
    for (let line = 0; line < LINES; line += 1) {
      log.info(
        { method: 'GET', url: '/api/v1/timeline', route: '/api/v1/timeline', status: 200, ms: 3.2 },
        'requisição',
      );
    }
    return Number(process.hrtime.bigint() - startedAt) / LINES;
  };
  round();
  const times = Array.from({ length: ROUNDS }, round).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}
