import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killAfterPromise, LINES, promisedAfterPowerCut, type Writer } from './sobrevive.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sobrevive com espaço '));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['stream.write', 0],
  ['write', LINES],
  ['write e fdatasync', LINES],
] as [Writer, number][])('depois de kill -9, %s deixou %i linhas', async (writer, expected) => {
  expect(await killAfterPromise(writer, join(folder, writer))).toBe(expected);
});

it('depois de uma queda de energia só se promete o que passou por fsync, com o nome na pasta', () => {
  const promised = (['stream.write', 'write', 'write e fdatasync'] as const).map((writer) => [
    promisedAfterPowerCut(writer, false),
    promisedAfterPowerCut(writer, true),
  ]);
  expect(promised).toEqual([
    [0, 0],
    [0, 0],
    [0, LINES],
  ]);
});
