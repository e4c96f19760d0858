import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { Storage } from './port.ts';

const bytesOf = async (storage: Storage, key: string, range?: { start: number; end: number }) =>
  buffer(await storage.get(key, range));
const from = (bytes: Buffer) => Readable.from(bytes.length === 0 ? [] : [bytes]);
const keysOf = async (storage: Storage, prefix: string) => {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
};

/** O que toda guarda de objetos cumpre. Cada adaptador chama isto com uma fábrica de guardas vazias. */
export function storageContract(name: string, create: () => Promise<Storage>): void {
  describe(`${name}: essencial`, () => {
    test('guarda, descreve, lê inteiro e por intervalo, apaga', async () => {
      const storage = await create();
      const bytes = randomBytes(100_000);
      const stored = await storage.put('a/b.bin', from(bytes));
      expect(stored).toMatchObject({ size: 100_000, etag: expect.stringMatching(/^"[^"]+"$/) });
      expect(await storage.stat('a/b.bin')).toMatchObject({ size: 100_000, etag: stored.etag });
      expect(await bytesOf(storage, 'a/b.bin')).toEqual(bytes);
      expect(await bytesOf(storage, 'a/b.bin', { start: 10, end: 19 })).toEqual(bytes.subarray(10, 20));
      await storage.delete('a/b.bin');
      expect(await storage.stat('a/b.bin')).toBeNull();
      await storage.delete('a/b.bin');
    });

    test('conteúdo novo troca o ETag', async () => {
      const storage = await create();
      const before = await storage.put('x', from(Buffer.from('um')));
      const after = await storage.put('x', from(Buffer.from('dois')));
      expect(after.etag).not.toBe(before.etag);
      expect((await bytesOf(storage, 'x')).toString()).toBe('dois');
    });

    test('lista e apaga por prefixo, sem confundir nomes parecidos', async () => {
      const storage = await create();
      for (const key of ['v/1/b', 'v/1/a', 'v/10/a', 'w/1']) await storage.put(key, from(Buffer.from(key)));
      expect(await keysOf(storage, 'v/1')).toEqual(['v/1/a', 'v/1/b']);
      await storage.deletePrefix('v/1');
      await storage.deletePrefix('nunca-existiu');
      expect(await keysOf(storage, 'v')).toEqual(['v/10/a']);
    });
  });

  describe(`${name}: limites`, () => {
    test('zero bytes é um objeto', async () => {
      const storage = await create();
      expect(await storage.put('vazio', from(Buffer.alloc(0)))).toMatchObject({ size: 0 });
      expect(await bytesOf(storage, 'vazio')).toHaveLength(0);
    });

    test('mil e uma chaves saem todas, em ordem', async () => {
      const storage = await create();
      const keys = Array.from({ length: 1_001 }, (_, index) => `m/${String(index).padStart(4, '0')}`);
      await Promise.all(keys.map((key) => storage.put(key, from(Buffer.from('x')))));
      expect(await keysOf(storage, 'm')).toEqual(keys);
    });

    test('o limite de tamanho é exato', async () => {
      const storage = await create();
      await storage.put('cabe', from(Buffer.alloc(10)), { maxBytes: 10 });
      const excess = storage.put('passa', from(Buffer.alloc(11)), { maxBytes: 10 });
      await expect(excess).rejects.toMatchObject({ code: 'storage_too_large' });
      expect(await storage.stat('passa')).toBeNull();
    });

    test.each(['../fora', '/raiz', 'a//b', 'a/../b', '', 'a\\b', 'a\0b', '.oculto', 'a/.'])(
      'recusa a chave %j',
      async (key) => {
        const storage = await create();
        await expect(storage.put(key, from(Buffer.from('x')))).rejects.toMatchObject({
          code: 'storage_key_invalid',
        });
        await expect(storage.get(key)).rejects.toMatchObject({ code: 'storage_key_invalid' });
      },
    );
  });

  describe(`${name}: falhas`, () => {
    test('a limpeza de abandonados não toca no que está guardado', async () => {
      const storage = await create();
      await storage.put('k', from(Buffer.from('fica')));
      expect(await storage.removeAbandoned(new Date(Date.now() + 60_000))).toBe(0);
      expect((await bytesOf(storage, 'k')).toString()).toBe('fica');
    });

    test('fonte que quebra no meio não deixa nada, nem estraga o que havia', async () => {
      const storage = await create();
      await storage.put('k', from(Buffer.from('inteiro')));
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('pela met');
          throw new Error('a rede caiu');
        })(),
      );
      await expect(storage.put('k', broken)).rejects.toThrow('a rede caiu');
      expect((await bytesOf(storage, 'k')).toString()).toBe('inteiro');
    });

    test('ler o que não existe é storage_not_found', async () => {
      const storage = await create();
      await expect(storage.get('nada')).rejects.toMatchObject({ code: 'storage_not_found' });
    });

    test('escritas simultâneas da mesma chave: uma vence inteira', async () => {
      const storage = await create();
      const versions = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(50_000));
      await Promise.all(versions.map((text) => storage.put('disputa', from(Buffer.from(text)))));
      expect(versions).toContain((await bytesOf(storage, 'disputa')).toString());
    });
  });
}
