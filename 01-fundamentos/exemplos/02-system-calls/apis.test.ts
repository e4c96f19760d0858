import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCallbackWay, turnsDuring, WAYS } from './apis.ts';

let path: string;
beforeAll(() => {
  path = join(mkdtempSync(join(tmpdir(), 'apis com espaço ')), 'arquivo.bin');
  writeFileSync(path, Buffer.alloc(300_000, 'x'));
});
afterAll(() => rmSync(join(path, '..'), { recursive: true }));

it.each(Object.entries(WAYS))('%s lê o arquivo inteiro e rejeita o que não existe', async (_, read) => {
  expect(await read(path)).toBe(300_000);
  await expect(read(`${path}.falta`)).rejects.toThrow('ENOENT');
});

it('readFile devolve antes de chamar a função', async () => {
  const order: string[] = [];
  await readCallbackWay(path, (name) => order.push(name));
  expect(order).toEqual(['voltou', 'callback']);
});

it('só a leitura síncrona não deixa o laço dar volta', async () => {
  expect(await turnsDuring(() => WAYS.sync(path))).toBe(0);
  for (const name of ['callback', 'promise', 'stream'] as const)
    expect(await turnsDuring(() => WAYS[name](path)), name).toBeGreaterThan(0);
});
