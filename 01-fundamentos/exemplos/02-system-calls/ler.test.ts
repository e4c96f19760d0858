import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buffered, byteByByte, sampleText, whole } from './ler.ts';
import { countIo } from './process-io.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ler com espaço '));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it.each([
  ['', 0],
  ['sem quebra', 0],
  ['a\n', 1],
  [`${'x'.repeat(4095)}\n${'y'.repeat(4096)}\nfim`, 2], // a quebra no último byte de um buffer
  ['é\n😀\n', 2],
])('os três jeitos contam as mesmas linhas', (text, lines) => {
  const path = file('caso.txt', text);
  expect([byteByByte(path), buffered(path), buffered(path, 1), buffered(path, 7), whole(path)]).toEqual(
    new Array(5).fill(lines),
  );
});

it('pedem ao kernel vezes muito diferentes', ({ skip }) => {
  const path = file('texto.txt', sampleText());
  const reads = [byteByByte, (name: string) => buffered(name), whole].map(
    (way) => countIo(() => way(path))?.reads,
  );
  if (reads[0] === undefined) skip('não há /proc neste sistema');
  expect(reads).toEqual([65_537, 17, 1]);
});
