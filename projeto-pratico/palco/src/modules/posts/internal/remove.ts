import type { AccountReactions } from '#modules/users/events.ts';
import type { PostsDeps } from './deps.ts';
import type { OwnPost } from './own.ts';
import { announcePost } from './publish.ts';
import { nodes } from './store/nodes.ts';
import { posts } from './store/posts.ts';

export type RemoveDeps = Pick<PostsDeps, 'db' | 'attachments' | 'postReactions'> & { own: OwnPost };

/** Posts por aviso às outras fatias, quando uma conta inteira sai. */
const BATCH = 1_000;

/** Apagar: um post, os de uma conta, e o que sobra das conversas. */
export function createRemove({ db, attachments, postReactions, own }: RemoveDeps) {
  return {
    async remove(id: string, authorId: string): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await posts.lockToRemove(tx, id, authorId))) throw await own.refusal(tx, id, authorId);
        await attachments.release(tx, id);
        await announcePost(postReactions, (one) => one.deleting?.(tx, [id]));
        await posts.remove(tx, id);
      });
    },

    /** As linhas saem com a conta, em cascata; as outras fatias ficam sabendo antes. */
    reactions: {
      async deleting(tx, userId) {
        if (!postReactions.some((one) => one.deleting)) return;
        const ids = await posts.idsOfAuthor(tx, userId);
        for (let from = 0; from < ids.length; from += BATCH)
          await announcePost(postReactions, (one) => one.deleting?.(tx, ids.slice(from, from + BATCH)));
      },
    } satisfies AccountReactions,

    /** Tira das conversas os lugares vazios que não têm mais nada abaixo, de baixo para cima. */
    async cleanUp(): Promise<number> {
      let total = 0;
      for (;;) {
        const removed = await db.transaction((tx) => nodes.removeGone(tx));
        if (removed === 0) return total;
        total += removed;
      }
    },
  };
}
