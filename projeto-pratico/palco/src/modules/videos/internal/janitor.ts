import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#kernel/db.ts';
import type { Storage } from '#ports/storage/port.ts';
import { SOURCES } from './layout.ts';
import { store } from './store.ts';

const HOUR_MS = 3_600_000;
/** Nenhum envio ou conversão em andamento chega a esta idade sem ser tocado. */
const ABANDONED_MS = 6 * HOUR_MS;

/**
 * Apaga o que uma queda no pior instante deixa para trás: o arquivo enviado cuja linha não chegou a ser gravada e
 * o diretório de uma conversão interrompida. Devolve quantos apagou.
 */
export async function cleanUp(db: Db, storage: Storage, workDir: string, now: number): Promise<number> {
  let removed = 0;
  for await (const { key, modifiedAt } of storage.list(SOURCES)) {
    if (now - modifiedAt.getTime() < ABANDONED_MS) continue;
    const id = key.slice(SOURCES.length + 1);
    if ((await store.known(db, [id])).has(id)) continue;
    await storage.delete(key);
    removed += 1;
  }
  for (const name of await readdir(workDir).catch(() => [])) {
    const path = join(workDir, name);
    const info = await stat(path).catch(() => null);
    if (!info || now - info.mtimeMs < ABANDONED_MS) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
