/**
 * O passo da caminhada: ler um número a cada 4, 8, … 512 bytes de 64 MiB, e o que isso custa.
 */
import { consume } from '@trilha/measure';
import { LINE_BYTES, linesTouched } from './core.ts';
import { show } from './recording.ts';
import { timeText } from './scale.ts';

const MEMORY_BYTES = 64 * 2 ** 20;
export const STEPS = [4, 8, 16, 32, 64, 128, 256, 512];

// #region passo
/** Soma um número a cada `jump` posições. Cada endereço se calcula sem esperar a leitura anterior. */
export function sumEvery(memory: Int32Array, jump: number): number {
  let total = 0;
  for (let at = 0; at < memory.length; at += jump) total = (total + (memory[at] ?? 0)) | 0;
  return total;
}
// #endregion passo

function timeOf(memory: Int32Array, jump: number): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    consume(sumEvery(memory, jump));
    return Number(process.hrtime.bigint() - start);
  });
  return times.sort((a, b) => a - b)[2] ?? 0;
}

export function strideTable(bytes = MEMORY_BYTES): string[] {
  const memory = new Int32Array(bytes / 4).fill(1);
  timeOf(memory, 1);
  const number = new Intl.NumberFormat('pt-BR');
  const rows = STEPS.map((step) => {
    const reads = bytes / step;
    const sample = Math.min(reads, 2 ** 16);
    const lines = (linesTouched(sample, step, 4) / sample) * reads;
    const total = timeOf(memory, step / 4);
    return `  ${`${step} B`.padStart(6)}  ${number.format(reads).padStart(10)}  ${number.format(lines).padStart(9)}  ${timeText(total).padStart(8)}  ${timeText(total / lines).padStart(8)}`;
  });
  return [
    `Ler 64 MiB pulando: linhas de ${LINE_BYTES} bytes`,
    '   passo    leituras     linhas     tempo  por linha',
    ...rows,
  ];
}

if (import.meta.main) await show('passo', () => strideTable());
