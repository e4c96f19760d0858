import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { limitBytes } from './limit.ts';
import { checkKey, type Storage, type StoredObject, storageErrors } from './port.ts';

/** Guarda na memória do processo. Para testes. */
export function createMemoryStorage(): Storage {
  const objects = new Map<string, StoredObject & { bytes: Buffer }>();

  return {
    async put(key, body, { maxBytes, signal } = {}) {
      checkKey(key);
      const chunks: Buffer[] = [];
      const collect = async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of source) chunks.push(chunk);
      };
      await pipeline(body, limitBytes(maxBytes), collect, signal ? { signal } : {});
      const bytes = Buffer.concat(chunks);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
      const stored = { size: bytes.length, etag, modifiedAt: new Date() };
      objects.set(key, { ...stored, bytes });
      return stored;
    },
    async get(key, range) {
      const found = objects.get(checkKey(key));
      if (!found) throw storageErrors.create('storage_not_found', 'Este arquivo não existe.');
      const bytes = range ? found.bytes.subarray(range.start, range.end + 1) : found.bytes;
      return Readable.from(bytes.length === 0 ? [] : [bytes]);
    },
    async stat(key) {
      return describe(objects.get(checkKey(key)));
    },
    async delete(key) {
      objects.delete(checkKey(key));
    },
    async deletePrefix(prefix) {
      for (const key of objects.keys()) if (key.startsWith(`${checkKey(prefix)}/`)) objects.delete(key);
    },
    // a escrita interrompida some com o processo que a guardava
    removeAbandoned: async () => 0,
    async *list(prefix) {
      const start = prefix === '' ? '' : `${checkKey(prefix)}/`;
      for (const [key, { size, etag, modifiedAt }] of [...objects].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (key.startsWith(start)) yield { key, size, etag, modifiedAt };
      }
    },
  };
}

function describe(found: StoredObject | undefined): StoredObject | null {
  return found ? { size: found.size, etag: found.etag, modifiedAt: found.modifiedAt } : null;
}
