/**
 * Como um struct de C ocupa a memória: a regra calculada aqui, conferida com um compilador de verdade.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Field {
  name: string;
  /** Tamanho em bytes; nos tipos simples de x86-64 é também o alinhamento. */
  size: number;
}

export interface Layout {
  offsets: Record<string, number>;
  size: number;
  alignment: number;
}

// #region regra
const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

/**
 * Regra da ABI System V para x86-64: cada campo começa num múltiplo do próprio alinhamento, e o total é múltiplo
 * do maior deles, para que o próximo elemento de um vetor também caia alinhado.
 */
export function layOut(fields: readonly Field[]): Layout {
  const offsets: Record<string, number> = {};
  let end = 0;
  for (const { name, size } of fields) {
    const offset = roundUp(end, size);
    offsets[name] = offset;
    end = offset + size;
  }
  const alignment = Math.max(1, ...fields.map(({ size }) => size));
  return { offsets, size: roundUp(end, alignment), alignment };
}
// #endregion regra

const live = { name: 'live', size: 1 };
const pinned = { name: 'pinned', size: 1 };
const score = { name: 'score', size: 8 };
const views = { name: 'views', size: 4 };

export const STRUCTS = { loose: [live, score, pinned, views], tight: [score, views, live, pinned] };

/** Uma letra por byte: a inicial do campo, ou um ponto onde há preenchimento. */
export function drawBytes(fields: readonly Field[]): string {
  const { offsets, size } = layOut(fields);
  const cells = new Array<string>(size).fill('·');
  for (const field of fields)
    cells.fill(field.name.charAt(0), offsets[field.name], (offsets[field.name] ?? 0) + field.size);
  return cells.join('').replace(/.{8}(?=.)/g, '$& ');
}

/** A mesma linha que layout.c imprime. */
export function asLine(name: string, fields: readonly Field[]): string {
  const { offsets, size, alignment } = layOut(fields);
  return `${name} ${fields.map((field) => `${field.name}=${offsets[field.name]}`).join(' ')} size=${size} align=${alignment}`;
}

/** Compila e roda layout.c; `undefined` quando não há compilador de C nesta máquina. */
export async function compiledLines(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'layout-'));
  const run = promisify(execFile);
  const output = join(folder, 'layout');
  try {
    await run('cc', ['-std=c11', '-o', output, join(import.meta.dirname, 'layout.c')]);
    return (await run(output)).stdout.trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function main(): Promise<void> {
  for (const [name, fields] of Object.entries(STRUCTS)) {
    console.log(
      `${name}: ${layOut(fields).size} bytes\n  ${drawBytes(fields)}\n  calculado: ${asLine(name, fields)}`,
    );
  }
  const compiled = await compiledLines();
  const recorded = await readFile(join(import.meta.dirname, 'layout.gerado.txt'), 'utf8');
  console.log(
    compiled
      ? '\nMedido agora com o compilador C desta máquina:'
      : '\nSem compilador C aqui; gravado em x86-64 com GCC 12.2:',
  );
  console.log((compiled ?? recorded.trim()).replaceAll(/^/gm, '  '));
}

if (import.meta.main) await main();
