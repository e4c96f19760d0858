import { type Entry, inRounds, type List, type PageRequest, readPage } from '#kernel/page.ts';
import { backward, idAt, idsOf, keysOf, onward, pathOf, type Slot, STEP } from './conversation.ts';
import type { PostsDeps } from './deps.ts';
import { postNotFound } from './errors.ts';
import type { Hydrate } from './hydrate.ts';
import { postRounds } from './lists.ts';
import type { Post, Unavailable } from './schema.ts';
import { type PlaceRow, type ReplyRow, thread } from './store/thread.ts';
import type { Thread } from './thread-schema.ts';

export type ThreadDeps = Pick<PostsDeps, 'db' | 'cursors' | 'followsAny'> & { hydrate: Hydrate };

/** A conversa em volta de um post: o que ele responde, e o que responderam abaixo dele. */
export function createThread(deps: ThreadDeps) {
  const { db, cursors, hydrate } = deps;

  return async function threadOf(id: string, request: PageRequest, viewerId: string | null): Promise<Thread> {
    const place = await thread.place(db, id);
    const above = place === null ? [] : ancestorsOf(place, id);
    const posts = await hydrate([...above, id], viewerId);
    const post = posts.get(id);
    if (!post) throw postNotFound();
    const list = replyList(deps, place ?? { root_id: id, path: '' }, viewerId);
    const { items, ...around } = await readPage(cursors, list, request);
    const base = (place?.path ?? '').length;
    return {
      ancestors: above.map((one) => posts.get(one) ?? unavailable(one)),
      post,
      replies: { items: items.map((slot) => present(slot, base, id)), ...around },
    };
  };
}

/** Da raiz ao pai. */
const ancestorsOf = ({ root_id, path }: PlaceRow, id: string): string[] =>
  id === root_id ? [] : [root_id, ...idsOf(path).slice(0, -1)];

function present({ path, item }: Slot<Post>, base: number, topId: string) {
  const depth = (path.length - base) / STEP;
  const parentId = depth === 1 ? topId : idAt(path.slice(0, -STEP));
  return { depth, parentId, post: item ?? unavailable(idAt(path)) };
}

const unavailable = (id: string): Unavailable => ({ id, unavailable: true });

/** As respostas abaixo de um lugar, em ordem de conversa. */
function replyList(deps: ThreadDeps, place: PlaceRow, viewerId: string | null): List<Slot<Post>> {
  const rounds = postRounds<ReplyRow>(
    deps,
    viewerId,
    ({ path }) => keysOf(path),
    (step) => thread.replies(deps.db, step, place, viewerId),
  );
  return {
    scope: ['conversa', place.root_id, place.path],
    async *walk(from, sense, want): AsyncGenerator<Entry<Slot<Post>>> {
      const start = from === null ? null : pathOf(from);
      if (sense === 'forward') return yield* onward(inRounds(rounds, from, sense, want), place.path, start);
      const next = from === null ? null : await firstPath(inRounds(rounds, from, 'forward', 1));
      yield* backward(inRounds(rounds, from, sense, want), place.path, start, next);
    },
  };
}

async function firstPath(entries: AsyncIterable<Entry<Post>>): Promise<string | null> {
  for await (const { keys, item } of entries) return item === null ? null : pathOf(keys);
  return null;
}
