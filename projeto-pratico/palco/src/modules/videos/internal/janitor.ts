import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#kernel/db.ts';
import type { Jobs } from '#ports/jobs/port.ts';
import type { Storage } from '#ports/storage/port.ts';
import { RENDITIONS, SOURCES } from './layout.ts';
import { ERASE } from './service.ts';
import { store } from './store.ts';

export interface JanitorDeps {
  db: Db;
  storage: Storage;
  jobs: Pick<Jobs, 'enqueue'>;
  workDir: string;
}

const HOUR_MS = 3_600_000;
/** Nenhum envio ou conversão em andamento chega a esta idade sem ser tocado. */
const ABANDONED_MS = 6 * HOUR_MS;
/** Prazo para publicar um vídeo pronto: quem o enviou pode estar escrevendo o texto, não dormindo sobre ele. */
const UNPUBLISHED_MS = 24 * HOUR_MS;
const BATCH = 100;

/**
 * Apaga o que ninguém mais vai usar: vídeos que não entraram em nenhum post e o que uma queda no pior instante
 * deixa para trás (envio pela metade, arquivo sem linha, versão não publicada, diretório de conversão). Devolve
 * quantos apagou.
 */
export async function cleanUp(deps: JanitorDeps, now: number): Promise<number> {
  const limit = now - ABANDONED_MS;
  return (
    (await removeUnpublished(deps, now - UNPUBLISHED_MS)) +
    (await deps.storage.removeAbandoned(new Date(limit))) +
    (await removeOrphans(deps, limit)) +
    (await removeWorkDirs(deps.workDir, limit))
  );
}

/** A linha sai agora; os arquivos, pela mesma tarefa que apaga os de um post. */
async function removeUnpublished({ db, jobs }: JanitorDeps, before: number): Promise<number> {
  return db.transaction(async (tx) => {
    const ids = await store.removeAbandoned(tx, new Date(before), BATCH);
    for (const videoId of ids) await jobs.enqueue(tx, { name: ERASE, payload: { videoId } });
    return ids.length;
  });
}

/** Arquivos de vídeos que o banco não conhece e versões que não são a publicada. */
async function removeOrphans({ db, storage }: JanitorDeps, before: number): Promise<number> {
  let removed = 0;
  for (const prefix of [SOURCES, RENDITIONS]) {
    for await (const { key, modifiedAt } of storage.list(prefix)) {
      if (modifiedAt.getTime() > before || (await isInUse(db, key))) continue;
      await storage.delete(key);
      removed += 1;
    }
  }
  return removed;
}

async function isInUse(db: Db, key: string): Promise<boolean> {
  const [folder, id = '', rendition] = key.split('/');
  const video = (await store.renditions(db, [id])).get(id);
  if (video === undefined) return false;
  return folder === SOURCES || video.rendition === rendition;
}

async function removeWorkDirs(workDir: string, before: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(workDir).catch(() => [])) {
    const path = join(workDir, name);
    const info = await stat(path).catch(() => null);
    if (!info || info.mtimeMs > before) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
