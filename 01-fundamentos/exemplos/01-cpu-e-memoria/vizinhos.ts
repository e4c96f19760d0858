/**
 * Compartilhamento falso: duas threads somam em contadores diferentes, na mesma linha de cache e em linhas separadas.
 */
import { availableParallelism } from 'node:os';
import { medianNs } from './chase.ts';
import { LINE_BYTES } from './core.ts';
import { topology } from './cpu-info.ts';
import { addMany, Pair } from './pair.ts';
import { show } from './recording.ts';

const ROUNDS = 101;

/** Nanossegundos por par de somas, feitas ao mesmo tempo, com os contadores a `distance` posições de 4 bytes. */
export function perAdd(pair: Pair, distance: number, count: number, rounds = ROUNDS): number {
  pair.run(distance, count);
  const times = Array.from({ length: rounds }, () => {
    const before = pair.elapsed;
    if (pair.run(distance, count) !== 2 * count) throw new Error('uma soma se perdeu');
    return (pair.elapsed - before) / count;
  });
  return times.sort((a, b) => a - b)[rounds >> 1] ?? 0;
}

/** O mesmo trabalho sem a outra thread: uma soma em cada contador, uma depois da outra. */
function alone(count: number): number {
  const memory = new Int32Array(new SharedArrayBuffer(256));
  return medianNs(count, addBoth.bind(null, memory, count), ROUNDS);
}

function addBoth(memory: Int32Array, count: number): number {
  addMany(memory, 0, count);
  addMany(memory, 32, count);
  return count;
}

async function report(count = 50_000): Promise<string[]> {
  const line = (name: string, ns: number) =>
    `  ${name.padEnd(36)} ${ns.toFixed(1).replace('.', ',').padStart(5)} ns por par`;
  const pair = await Pair.start();
  try {
    return [
      `Somar ${count.toLocaleString('pt-BR')} vezes em cada um de dois contadores de 4 bytes`,
      line('uma thread, nos dois', alone(count)),
      ...[1, LINE_BYTES / 4, LINE_BYTES / 2].map((distance) =>
        line(`duas threads, contadores a ${distance * 4} bytes`, perAdd(pair, distance, count)),
      ),
      '',
      ...topology(),
    ];
  } finally {
    await pair.stop();
  }
}

if (import.meta.main) {
  if (availableParallelism() < 2) {
    console.error('Este sistema só dá um processador ao Node: as duas threads nunca correm ao mesmo tempo.');
    process.exitCode = 69;
  } else await show('vizinhos', () => report());
}
