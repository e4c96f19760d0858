import { inRounds, type List, type PageRequest, readPage } from '#kernel/page.ts';
import { cleanContent, present } from './content.ts';
import type { DraftsDeps } from './deps.ts';
import { draftErrors, found } from './errors.ts';
import { scheduleKey } from './publication.ts';
import type { Draft, DraftContent } from './schema.ts';
import { type DraftRow, store } from './store.ts';

const MAX_DRAFTS = 100;

/** Guardar e mexer nos próprios rascunhos. O de outra pessoa é como o que não existe. */
export function createService(deps: DraftsDeps) {
  const { db, clock, newId, users, jobs, cursors } = deps;

  return {
    async create(authorId: string, body: DraftContent): Promise<Draft> {
      const content = cleanContent(body, deps);
      return db.transaction(async (tx) => {
        // um de cada vez por conta: contar e inserir de dois lados passaria do limite
        await users.lock(tx, authorId);
        if ((await store.count(tx, authorId)) >= MAX_DRAFTS) throw full();
        return present(found(await store.insert(tx, newId(), authorId, content, clock.now())));
      });
    },

    list(authorId: string, page: PageRequest) {
      const list: List<Draft> = {
        scope: ['rascunhos', authorId],
        walk: (...from) =>
          inRounds<DraftRow, Draft>(
            {
              keysOf: ({ id }) => [id],
              read: (...where) => store.walk(db, authorId, ...where),
              show: async (rows) => rows.map(present),
            },
            ...from,
          ),
      };
      return readPage(cursors, list, page);
    },

    get: async (id: string, authorId: string): Promise<Draft> =>
      present(found(await store.ofAuthor(db, id, authorId))),

    /** Troca o conteúdo inteiro; a hora marcada fica. */
    async replace(id: string, authorId: string, body: DraftContent): Promise<Draft> {
      const content = cleanContent(body, deps);
      const row = await db.transaction((tx) => store.update(tx, id, authorId, content, clock.now()));
      return present(found(row));
    },

    async remove(id: string, authorId: string): Promise<void> {
      await db.transaction(async (tx) => {
        found(await store.remove(tx, id, authorId));
        await jobs.cancel(tx, scheduleKey(id));
      });
    },

    /** Os rascunhos da pessoa, para ela levar. */
    export: async (authorId: string) => (await store.all(db, authorId)).map(present),
  };
}

const full = () =>
  draftErrors.create('drafts_full', `Você já tem ${MAX_DRAFTS} rascunhos. Publique ou apague algum.`);
