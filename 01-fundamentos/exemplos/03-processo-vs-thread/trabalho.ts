import { connect } from 'node:net';

/** Os dois tipos de trabalho que um servidor faz: usar a CPU ou esperar por outro. */
export type Kind = 'conta' | 'espera';

/** Onde está o serviço lento e o que se pede. */
export interface Job {
  kind: Kind;
  slowPort: number;
}

// #region trabalhos
/** Uns milissegundos de CPU: quantos primos há até 60.000. Nada mais roda nesta thread enquanto isso. */
export function countPrimes(limit = 60_000): number {
  let count = 0;
  for (let candidate = 2; candidate < limit; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor++;
    if (divisor * divisor > candidate) count++;
  }
  return count;
}

/** Uns milissegundos de espera: pergunta a outro processo, que demora. A thread fica livre. */
export function askSlowService(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('?'));
    socket.once('data', (answer) => resolve(Number(answer))).once('error', reject);
  });
}
// #endregion trabalhos

export async function runJob({ kind, slowPort }: Job): Promise<number> {
  return kind === 'conta' ? countPrimes() : await askSlowService(slowPort);
}
