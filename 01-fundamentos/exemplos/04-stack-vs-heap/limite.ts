/**
 * O limite do heap: de onde ele vem, e o que se vê quando um programa passa dele.
 */
import { spawnSync } from 'node:child_process';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { bytesText, MEBIBYTE } from './heap.ts';

// #region limite
/** O limite de um Node com estas opções, em MiB: geração velha mais as três partes da nova. */
export function limitWith(flags: readonly string[]): number {
  const code = 'console.log(v8.getHeapStatistics().heap_size_limit)';
  const child = spawnSync(process.execPath, [...flags, '-e', code], { encoding: 'utf8', env: plain() });
  return Number(child.stdout) / MEBIBYTE;
}
// #endregion limite

const plain = () => ({ ...process.env, NODE_OPTIONS: '' });

export interface Ending {
  status: number | null;
  signal: string | null;
  fatal: string;
}

// #region estouro
/** Guarda vetores até acabar a memória, num processo com 32 MiB de geração velha. */
export function outOfMemory(): Ending {
  const code = 'const kept = []; for (;;) kept.push(new Array(1000).fill(0.5).map(String));';
  const child = spawnSync(process.execPath, ['--max-old-space-size=32', '-e', code], {
    encoding: 'utf8',
    env: plain(),
  });
  const fatal = child.stderr.split('\n').find((line) => line.startsWith('FATAL ERROR')) ?? '';
  return { status: child.status, signal: child.signal, fatal };
}
// #endregion estouro

export function main(): void {
  const constrained = process.constrainedMemory();
  console.log(`Memória da máquina: ${bytesText(totalmem())}`);
  console.log(
    constrained > 0 && constrained < totalmem()
      ? `Limite do cgroup (o do contêiner): ${bytesText(constrained)}`
      : 'Nenhum limite de cgroup abaixo disso',
  );
  console.log(`Limite do heap deste processo: ${bytesText(getHeapStatistics().heap_size_limit)}`);
  for (const flags of [
    ['--max-old-space-size=100'],
    ['--max-old-space-size=100', '--max-semi-space-size=16'],
  ])
    console.log(`  com ${flags.join(' ')}: ${limitWith(flags)} MiB`);
  const { status, signal, fatal } = outOfMemory();
  console.log(
    `\nSem memória, o processo acaba assim (${signal ? `sinal ${signal}` : `código ${status}`}):\n  ${fatal}`,
  );
}

if (import.meta.main) main();
