import type { PageRequest } from '#kernel/page.ts';
import type { PostsDeps } from './deps.ts';
import { createEdit } from './edit.ts';
import { postNotFound } from './errors.ts';
import { createHiding } from './hiding.ts';
import { createHydrate } from './hydrate.ts';
import { createLists } from './lists.ts';
import { createOffset } from './offset.ts';
import { createOwn } from './own.ts';
import { createPublish } from './publish.ts';
import { createRemove } from './remove.ts';
import { createRules } from './rules.ts';
import type { Post } from './schema.ts';
import { mentions } from './store/mentions.ts';
import { posts } from './store/posts.ts';
import { writtenAfter } from './store/written.ts';
import { createTagSuggestions } from './tags.ts';
import { createThread } from './thread.ts';
import { createVersions } from './versions.ts';
import { createVisibility } from './visibility.ts';

/** Casos de uso da fatia. Leituras vão de ids (esqueleto) a posts inteiros (hidratação em lote). */
export function createService(deps: PostsDeps) {
  const { db } = deps;
  const visibility = createVisibility(deps);
  const rules = createRules(deps.parts);
  const own = createOwn({ visibility });
  const removal = createRemove({ ...deps, own });
  const { hydrate, fresh } = createHydrate({ ...deps, visibility });
  const lists = createLists({ ...deps, hydrate });

  async function get(id: string, viewerId: string | null): Promise<Post> {
    const post = (await hydrate([id], viewerId)).get(id);
    if (!post) throw postNotFound();
    return post;
  }

  /** Ids, dentre estes, dos posts que esta pessoa pode ver. */
  async function visible(ids: string[], viewerId: string | null): Promise<Set<string>> {
    const rows = await posts.audience(db, ids, viewerId);
    return new Set((await visibility.visible(db, rows, viewerId)).map(({ id }) => id));
  }

  return {
    ...lists,
    /** A lista de todos, por número de página. */
    everyoneAt: createOffset({ ...deps, hydrate }),
    thread: createThread({ ...deps, hydrate }),
    async quotes(id: string, page: PageRequest, viewerId: string | null) {
      if (!(await visible([id], viewerId)).has(id)) throw postNotFound();
      return lists.quotesOf(id, page, viewerId);
    },
    rules,
    hydrate,
    fresh,
    get,
    publish: createPublish({ ...deps, rules, visibility }),
    edit: createEdit({ ...deps, rules, own }),
    versions: createVersions({ ...deps, visibility }),
    ...removal,
    reactions: { ...removal.reactions, ...createHiding(deps) },
    visible,
    writtenAfter,
    suggestTags: createTagSuggestions(deps),

    count: (authorId: string) => posts.count(db, authorId),
    exports: {
      /** As publicações da pessoa, com o que cada edição deixou. */
      posts: (authorId: string) => posts.ofAuthor(db, authorId),
      /** Onde a mencionaram. */
      mentions: (userId: string) => mentions.ofUser(db, userId),
    },
  };
}

export type Service = ReturnType<typeof createService>;
