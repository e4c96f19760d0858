import { randomBytes } from 'node:crypto';
import type { Db } from '#kernel/db.ts';
import type { JobContext, JobHandler } from '#ports/jobs/port.ts';
import type { Storage } from '#ports/storage/port.ts';
import { renditionsPrefix, sourceKey } from './layout.ts';
import { ERASE, TRANSCODE } from './service.ts';
import type { Container } from './sniff.ts';
import { store, type VideoRow } from './store.ts';
import { type TranscodeDeps, transcode, UnusableVideoError } from './transcode.ts';

export interface JobsDeps extends TranscodeDeps {
  db: Db;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}

const PROGRESS_EVERY_MS = 1_000;
const GAVE_UP =
  'Não conseguimos preparar este vídeo depois de várias tentativas. Apague a publicação e envie o vídeo de novo.';

export function createHandlers(deps: JobsDeps): Record<string, JobHandler> {
  return {
    [TRANSCODE]: {
      run: (payload, context) => transcodeJob(deps, videoIdOf(payload), context),
      onDead: (tx, payload) => store.fail(tx, videoIdOf(payload), GAVE_UP),
    },
    [ERASE]: { light: true, run: (payload) => erase(deps.storage, videoIdOf(payload)) },
  };
}

/**
 * Cada entrega grava em uma versão só sua e publica com um UPDATE condicional: entregas repetidas ou
 * simultâneas nunca misturam arquivos, e só uma vence. Quem perde apaga o que gravou.
 */
async function transcodeJob(deps: JobsDeps, videoId: string, { signal }: JobContext): Promise<void> {
  const row = await deps.db.transaction((tx) => store.begin(tx, videoId));
  if (!row) return;
  const rendition = `r-${randomBytes(8).toString('hex')}`;
  let published = false;
  try {
    const result = await convert(deps, row, rendition, signal);
    published = await deps.db.transaction((tx) => store.publish(tx, videoId, result));
  } catch (error) {
    if (!(error instanceof UnusableVideoError)) throw error;
    deps.log.warn({ videoId, err: error }, 'vídeo recusado');
    await deps.db.transaction((tx) => store.fail(tx, videoId, error.message));
  } finally {
    if (!published) await deps.storage.deletePrefix(`${renditionsPrefix(videoId)}/${rendition}`);
  }
}

async function convert(deps: JobsDeps, row: VideoRow, rendition: string, signal: AbortSignal) {
  const startedAt = performance.now();
  const progress = throttledProgress(deps.db, row.id);
  try {
    const request = {
      videoId: row.id,
      container: row.container as Container,
      rendition,
      signal,
      onProgress: progress.report,
    };
    const result = await transcode(deps, request);
    const seconds = (performance.now() - startedAt) / 1_000;
    const speed = Math.round((result.durationSeconds / seconds) * 100) / 100;
    deps.log.info({ videoId: row.id, seconds: Math.round(seconds * 10) / 10, speed }, 'vídeo convertido');
    return result;
  } finally {
    await progress.settled();
  }
}

/** No máximo uma escrita por segundo, uma de cada vez; perder uma não importa. */
function throttledProgress(db: Db, videoId: string) {
  let last = performance.now();
  let writing = Promise.resolve();
  const report = (fraction: number) => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    writing = writing
      .then(() => db.transaction((tx) => store.progress(tx, videoId, fraction)))
      .catch(() => {});
  };
  return { report, settled: () => writing };
}

async function erase(storage: Storage, videoId: string): Promise<void> {
  await storage.deletePrefix(renditionsPrefix(videoId));
  await storage.delete(sourceKey(videoId));
}

function videoIdOf({ videoId }: Record<string, unknown>): string {
  if (typeof videoId !== 'string') throw new Error('Tarefa de vídeo sem videoId.');
  return videoId;
}
