/**
 * Descritores: números pequenos que apontam para coisas abertas, cada uma com a sua posição.
 */
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// #region posicao
/** Lê até `size` bytes, de onde a leitura anterior parou. */
function readText(file: number, size: number): string {
  const buffer = Buffer.alloc(size);
  const count = readSync(file, buffer);
  return buffer.toString('utf8', 0, count);
}

/** Duas aberturas do mesmo arquivo são dois descritores, cada um com a sua posição. */
export function positions(path: string): string[] {
  const writer = openSync(path, 'w');
  writeSync(writer, 'abcdefghij');
  const [one, other] = [openSync(path, 'r'), openSync(path, 'r')];
  const lines = [
    `  o primeiro lê 4: ${readText(one, 4)}`,
    `  o primeiro lê 4: ${readText(one, 4)}`,
    `  o segundo lê 4:  ${readText(other, 4)}`,
    `  o primeiro lê 4: ${readText(one, 4)}   (pediu 4, vieram 2)`,
    `  o primeiro lê 4: ${JSON.stringify(readText(one, 4))}   (0 bytes: acabou)`,
  ];
  for (const file of [writer, one, other]) closeSync(file);
  return ['Um arquivo com dez bytes, aberto duas vezes', ...lines];
}
// #endregion posicao

export function lowest(path: string): string[] {
  const [first, second] = [openSync(path, 'r'), openSync(path, 'r')];
  closeSync(first);
  const third = openSync(path, 'r');
  const lines = [`  abri o ${first} e o ${second}, fechei o ${first}; o seguinte é o ${third}`];
  closeSync(second);
  closeSync(third);
  try {
    readSync(third, Buffer.alloc(1));
  } catch (error) {
    lines.push(`  ler do ${third} já fechado: ${(error as NodeJS.ErrnoException).code}`);
  }
  return ['O menor número livre', ...lines];
}

// #region acrescenta
/** `r+` escreve onde está a posição de cada descritor; `a` (O_APPEND) escreve sempre no fim. */
function twoWriters(path: string, mode: 'r+' | 'a'): string {
  writeFileSync(path, ''); // começa vazio
  const [one, other] = [openSync(path, mode), openSync(path, mode)];
  writeSync(one, 'primeira;');
  writeSync(other, 'segunda;');
  writeSync(one, 'terceira;');
  closeSync(one);
  closeSync(other);
  return readFileSync(path, 'utf8');
}
// #endregion acrescenta

export function appends(path: string): string[] {
  return [
    'Dois descritores escrevem no mesmo arquivo',
    `  sem O_APPEND: ${twoWriters(path, 'r+')}`,
    `  com O_APPEND: ${twoWriters(path, 'a')}`,
  ];
}

export function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'descritores-'));
  const path = join(folder, 'dados.txt');
  for (const section of [positions(path), appends(path), lowest(path)])
    console.log(`${section.join('\n')}\n`);
  rmSync(folder, { recursive: true });
}

if (import.meta.main) main();
