import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { storageContract } from '#ports/storage/contract.ts';
import { createLocalStorage } from '../index.ts';

const roots: string[] = [];
const newRoot = async () => {
  const root = await mkdtemp(join(tmpdir(), 'palco guarda '));
  roots.push(root);
  return root;
};
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true }))));

storageContract('diretório local', async () => createLocalStorage(await newRoot()));

test('falha no meio não deixa temporário para trás', async () => {
  const root = await newRoot();
  const body = Readable.from([Buffer.alloc(100)]);
  await createLocalStorage(root)
    .put('k', body, { maxBytes: 1 })
    .catch(() => {});
  expect(await readdir(join(root, '.tmp'))).toEqual([]);
});
