import type { Readable } from 'node:stream';
import type { Static } from 'typebox';
import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Attachments, Posts, Video } from '#modules/posts/index.ts';
import { postErrors } from '#modules/posts/index.ts';
import type { Jobs } from '#ports/jobs/port.ts';
import type { Storage } from '#ports/storage/port.ts';
import { videoErrors } from './errors.ts';
import { sourceKey } from './layout.ts';
import { present } from './present.ts';
import { checkQuota, createUploadGate, type UploadLimits } from './quota.ts';
import { sniffContainer } from './sniff.ts';
import { store, type VideoRow } from './store.ts';

export const TRANSCODE = 'videos.transcode';
export const ERASE = 'videos.erase';
/** Um vídeo que derruba o worker o derruba sempre: três vezes bastam para saber, e a fila dos outros anda logo. */
const TRANSCODE_ATTEMPTS = 3;

export interface VideosDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  storage: Storage;
  jobs: Pick<Jobs, 'enqueue'>;
  posts: Pick<Posts, 'visible'>;
  limits: UploadLimits;
}

/** O arquivo que está chegando. */
export interface Incoming {
  file: Readable;
  /** Passou do tamanho aceito e foi cortado? */
  isTruncated: () => boolean;
}

type VideoView = Static<typeof Video.schema>;

export function createService({ db, clock, newId, storage, jobs, posts, limits }: VideosDeps) {
  const gate = createUploadGate(limits);
  const attachments: Attachments = {
    async claim(tx, { videoId, ownerId, postId }) {
      if (await store.claim(tx, videoId, ownerId, postId)) return;
      throw postErrors.create(
        'video_not_usable',
        'O vídeo não existe, é de outra pessoa ou já está em outra publicação.',
      );
    },
    async release(tx, postId) {
      const videoId = await store.removeByPost(tx, postId);
      if (videoId !== null) await jobs.enqueue(tx, { name: ERASE, payload: { videoId } });
    },
    async byPosts(postIds, viewerId) {
      const rows = await store.byPosts(db, postIds);
      return new Map(rows.flatMap((row) => (row.post_id ? [[row.post_id, present(row, viewerId)]] : [])));
    },
  };

  async function isSeen({ post_id, owner_id }: VideoRow, viewerId: string | null): Promise<boolean> {
    if (post_id === null) return owner_id === viewerId;
    return (await posts.visible([post_id], viewerId)).has(post_id);
  }

  async function receive(ownerId: string, { file, isTruncated }: Incoming): Promise<VideoView> {
    const id = newId();
    const key = sourceKey(id);
    const { container, body } = await sniffContainer(file);
    const stored = await storage.put(key, body, { maxBytes: limits.maxBytes });
    try {
      if (isTruncated()) throw tooLarge(limits.maxBytes);
      const row = await db.transaction(async (tx) => {
        await store.lockOwner(tx, ownerId);
        await checkQuota(tx, ownerId, stored.size, limits);
        const created = await store.insert(tx, {
          id,
          ownerId,
          container,
          bytes: stored.size,
          now: clock.now(),
        });
        await jobs.enqueue(tx, {
          name: TRANSCODE,
          payload: { videoId: id },
          dedupeKey: `${TRANSCODE}:${id}`,
          maxAttempts: TRANSCODE_ATTEMPTS,
        });
        return created;
      });
      if (!row) throw new Error('O banco não devolveu o vídeo que acabou de gravar.');
      return present(row, ownerId);
    } catch (error) {
      await storage.delete(key);
      throw error;
    }
  }

  return {
    attachments,

    /**
     * Recebe o arquivo direto para o storage e só então confirma: quando responde, os bytes estão no disco
     * e a linha e a tarefa foram gravadas na mesma transação. Se algo falha antes, o arquivo é apagado.
     */
    async receive(ownerId: string, open: () => Promise<Incoming>): Promise<VideoView> {
      return gate.during(ownerId, async () => {
        await checkQuota(db, ownerId, 1, limits);
        return receive(ownerId, await open());
      });
    },

    /** Antes de estar em um post, o vídeo só existe para o dono; depois, para quem vê o post. */
    async get(id: string, viewerId: string | null): Promise<VideoView> {
      const row = await store.byId(db, id);
      if (!row || !(await isSeen(row, viewerId))) throw notFound();
      return present(row, viewerId);
    },

    /** Desfaz um envio que não entrou em nenhum post. Se está sendo convertido, a conversão descarta o que fez. */
    async remove(id: string, ownerId: string): Promise<void> {
      await db.transaction(async (tx) => {
        if (await store.removeUnpublished(tx, id, ownerId)) {
          await jobs.enqueue(tx, { name: ERASE, payload: { videoId: id } });
        } else throw whyNotRemoved(await store.byId(tx, id), ownerId);
      });
    },
  };
}

/** O vídeo de outra pessoa não existe para quem pede. */
const whyNotRemoved = (row: VideoRow | null, ownerId: string) =>
  row?.owner_id === ownerId
    ? videoErrors.create('video_published', 'Este vídeo está em uma publicação. Apague a publicação.')
    : notFound();

const notFound = () =>
  videoErrors.create('video_not_found', 'O vídeo não existe ou ainda não foi publicado.');

export const tooLarge = (maxBytes: number) =>
  videoErrors.create('upload_too_large', `O limite é de ${Math.round(maxBytes / 1_000_000)} MB por vídeo.`);
