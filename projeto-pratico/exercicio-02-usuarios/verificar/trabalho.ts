import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { ServerProcess } from '@trilha/kit';

const derive = promisify(argon2);

/** Processador que o servidor gasta enquanto atende, em ms. */
export async function cpuOf(process: ServerProcess, work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuMs();
  await work();
  return process.cpuMs() - before;
}

/** O sistema conta de dez em dez milissegundos: abaixo disso, só se sabe que é pouco. */
export const shown = (ms: number): string => `${ms < 10 ? 'menos de 10' : Math.round(ms)} ms de processador`;

/** O que um argon2id no mínimo da OWASP (19 MiB, duas passadas) custa nesta máquina, em ms de processador: o menor de alguns. */
export async function minimumHashMs(): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < 4; round++) {
    const { user, system } = process.cpuUsage();
    await derive('argon2id', {
      message: 'uma senha qualquer',
      nonce: randomBytes(16),
      tagLength: 32,
      memory: 19_456,
      passes: 2,
      parallelism: 1,
    });
    const after = process.cpuUsage({ user, system });
    costs.push((after.user + after.system) / 1_000);
  }
  return Math.min(...costs);
}
