/**
 * O mesmo `if` sobre os mesmos bytes, ordenados e embaralhados, e o que o V8 gerou para ele.
 */
import { spawnSync } from 'node:child_process';
import { consume } from '@trilha/measure';
import { medianNs } from './chase.ts';
import { seeded } from './core.ts';
import { show } from './recording.ts';

export const LIMIT = 128;

// #region desvio
/** Soma só o que alcança o limite. A cada byte o processador precisa adivinhar para que lado vai o `if`. */
export function sumWithIf(bytes: Uint8Array, limit: number): number {
  let total = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte >= limit) total = (total + byte) | 0;
  }
  return total;
}

/** O mesmo, sem `if`: `limit - 1 - byte` é negativo quando o byte conta, e `>> 31` faz dele uma máscara de uns. */
export function sumWithMask(bytes: Uint8Array, limit: number): number {
  let total = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    total = (total + (byte & ((limit - 1 - byte) >> 31))) | 0;
  }
  return total;
}
// #endregion desvio

export function randomBytes(count: number, seed = 1): Uint8Array {
  const random = seeded(seed);
  return Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}

/** As instruções que o otimizador gerou para `name`, uma por linha, sem endereço nem bytes. */
export function optimizedCode(output: string, name: string): string[] {
  const blocks = output
    .split('--- Optimized code ---')
    .filter((block) => block.includes(`\nname = ${name}\n`));
  const last = blocks.findLast((block) => block.includes('compiler = turbofan')) ?? '';
  return last
    .split('\n')
    .map((text) => /^0x[0-9a-f]+ +[0-9a-f]+ +[0-9a-f]+ +(?:REX\.W )?(.+?)(?: {2,}.*)?$/.exec(text)?.[1] ?? '')
    .filter((text) => text !== '');
}

/** Em x86: a comparação com o limite dentro do laço e o salto que vem depois dela; e quantos `cmov` há. */
export function branchReport(code: readonly string[]): string[] {
  if (process.arch !== 'x64') return ['  a leitura do código gerado, aqui, só sabe x86-64'];
  if (code.length === 0) return ['  o V8 não imprimiu o código: rode com o Node 24 oficial'];
  const loads = code.flatMap((text, index) => (text.startsWith('movzx') ? [index] : []));
  const last = loads.findLast((index) => /^cmp/.test(code[index + 1] ?? '')) ?? -1;
  const moves = code.filter((text) => text.startsWith('cmov')).length;
  return [
    `    cmov (escolha sem salto): ${moves}`,
    ...(last < 0
      ? ['    nenhuma comparação com o byte lido, e portanto nenhum salto que dependa dele']
      : code.slice(last, last + 3).map((text) => `    ${text.replaceAll(/0x[0-9a-f]+/g, '…')}`)),
  ];
}

export function generated(name: string): string[] {
  const flags = ['--print-opt-code', `--print-opt-code-filter=${name}`];
  const { stdout } = spawnSync(process.execPath, [...flags, import.meta.filename, 'aquecer'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return branchReport(optimizedCode(stdout, name));
}

/** Roda as duas bastante para o compilador otimizador agir. */
export function warmUp(): void {
  const bytes = randomBytes(2 ** 16);
  for (let round = 0; round < 60; round++) {
    consume(sumWithIf(bytes, LIMIT));
    consume(sumWithMask(bytes, LIMIT));
  }
}

function nsPerByte(sum: (bytes: Uint8Array, limit: number) => number, bytes: Uint8Array): string {
  const ns = medianNs(bytes.length, sum.bind(null, bytes, LIMIT));
  return `${ns.toFixed(2).replace('.', ',')} ns por byte`;
}

function report(): string[] {
  const mixed = randomBytes(2 ** 16);
  const sorted = mixed.toSorted();
  return [
    '65.536 bytes; soma só os que são 128 ou mais (a metade)',
    `  com if, ordenados       ${nsPerByte(sumWithIf, sorted)}`,
    `  com if, embaralhados    ${nsPerByte(sumWithIf, mixed)}`,
    `  sem if, ordenados       ${nsPerByte(sumWithMask, sorted)}`,
    `  sem if, embaralhados    ${nsPerByte(sumWithMask, mixed)}`,
    '',
    'O código que o TurboFan gerou: a leitura, a comparação e o salto',
    '  sumWithIf',
    ...generated('sumWithIf'),
    '  sumWithMask',
    ...generated('sumWithMask'),
  ];
}

if (import.meta.main) {
  if (process.argv[2] === 'aquecer') warmUp();
  else await show('desvios', report);
}
