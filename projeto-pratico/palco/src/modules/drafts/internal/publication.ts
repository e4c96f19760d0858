import { httpErrors } from '#http/errors.ts';
import type { Tx } from '#kernel/db.ts';
import { invalidFields } from '#kernel/errors.ts';
import { present, toNewPost } from './content.ts';
import type { DraftsDeps } from './deps.ts';
import { found } from './errors.ts';
import type { Draft } from './schema.ts';
import { type DraftRow, store } from './store.ts';

/** Nome da tarefa que publica na hora marcada. */
export const PUBLISH = 'publish-draft';
/** Esperas de até três horas e meia: o banco pode voltar, e a hora marcada já passou. */
const MAX_ATTEMPTS = 10;
const YEAR_MS = 365 * 86_400_000;

/** Uma tarefa por rascunho: marcar de novo troca a que espera. */
export const scheduleKey = (draftId: string) => `draft:${draftId}`;

export type Publication = ReturnType<typeof createPublication>;

/** Publicar um rascunho, agora ou depois. O post nasce na transação que apaga o rascunho: há um ou o outro. */
export function createPublication({ db, clock, newId, users, posts, jobs, minSeconds }: DraftsDeps) {
  /**
   * @param take tira o rascunho do lugar, se ainda é o caso
   * @returns o rascunho que virou post, ou nulo se não havia o que publicar
   */
  async function publish(tx: Tx, authorId: string, take: () => Promise<DraftRow | null>, postId = newId()) {
    // a conta antes do rascunho, na ordem em que apagar a conta os prende
    const [able] = await users.ableAmong(tx, [authorId]);
    if (able === undefined) throw unable();
    const row = await take();
    if (row) await posts.publish(tx, authorId, toNewPost(row), postId);
    return row;
  }

  /** Publica já, e desfaz a hora marcada se havia uma. @throws `draft_not_found` */
  async function publishNow(tx: Tx, id: string, authorId: string, postId = newId()): Promise<void> {
    const row = found(await publish(tx, authorId, () => store.remove(tx, id, authorId), postId));
    if (row.scheduled_for !== null) await jobs.cancel(tx, scheduleKey(id));
  }

  /** Publica e desfaz: o que hoje impediria de publicar é dito a quem agenda, e não descoberto na hora marcada. */
  async function rehearse(id: string, authorId: string): Promise<void> {
    const undo = new Error('ensaio desfeito');
    const rehearsal = db.transaction(async (tx) => {
      await publishNow(tx, id, authorId);
      throw undo;
    });
    await rehearsal.catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  }

  function checkTime(at: Date): void {
    const now = clock.now().getTime();
    const fits = at.getTime() >= now + minSeconds * 1_000 && at.getTime() <= now + YEAR_MS;
    // uma data que não existe não é maior nem menor que nada
    if (!fits)
      throw invalidFields([
        { field: 'at', message: `Marque de ${minSeconds} segundos a um ano depois de agora.` },
      ]);
  }

  return {
    publish,
    publishNow,

    /** Marca a hora, ou a muda. @throws `draft_not_found`, `validation_failed` e o que publicar lançaria */
    async schedule(id: string, authorId: string, at: Date): Promise<Draft> {
      checkTime(at);
      await rehearse(id, authorId);
      return db.transaction(async (tx) => {
        const row = found(await store.schedule(tx, id, authorId, at));
        await jobs.enqueue(tx, {
          name: PUBLISH,
          payload: { draftId: id, at: at.toISOString() },
          dedupeKey: scheduleKey(id),
          runAt: at,
          maxAttempts: MAX_ATTEMPTS,
        });
        return present(row);
      });
    },

    /** Desfaz a hora marcada; sem uma, não muda nada. @throws `draft_not_found` */
    unschedule: (id: string, authorId: string): Promise<Draft> =>
      db.transaction(async (tx) => {
        const row = found(await store.schedule(tx, id, authorId, null));
        await jobs.cancel(tx, scheduleKey(id));
        return present(row);
      }),

    /** A conta vai ser apagada: nenhuma tarefa fica à espera de um rascunho dela. */
    async forget(tx: Tx, authorId: string): Promise<void> {
      for (const id of await store.scheduledOf(tx, authorId)) await jobs.cancel(tx, scheduleKey(id));
    },
  };
}

const unable = () =>
  httpErrors.create('forbidden', 'A conta está desativada ou suspensa, e nada pode ser publicado por ela.');
