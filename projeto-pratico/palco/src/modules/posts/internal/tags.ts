import type { PostsDeps } from './deps.ts';
import { tags } from './store/tags.ts';
import { foldTag } from './text/tags.ts';

/** Quantos usos recentes dizem do que se fala. */
const RECENT_USES = 2_000;
const SUGGESTIONS = 10;

export interface TagSuggestion {
  tag: string;
  /** Posts dentre os recentes. */
  posts: number;
}

/** Completa uma hashtag: as mais usadas entre as recentes, sem as que só quem saiu usou. */
export function createTagSuggestions({ db, users }: Pick<PostsDeps, 'db' | 'users'>) {
  /** @param prefix sem ele, as mais usadas de todas */
  return async function suggestTags(prefix?: string): Promise<TagSuggestion[]> {
    const key = foldTag(prefix ?? '');
    if (key === '' && prefix !== undefined) return [];
    const uses = await tags.recent(db, key, RECENT_USES);
    const authors = await users.authors([...new Set(uses.map((use) => use.author_id))]);
    const totals = new Map<string, number>();
    for (const { tag, author_id, posts } of uses)
      if (authors.has(author_id)) totals.set(tag, (totals.get(tag) ?? 0) + posts);
    return [...totals]
      .map(([tag, posts]) => ({ tag, posts }))
      .sort((a, b) => b.posts - a.posts || (a.tag < b.tag ? -1 : 1))
      .slice(0, SUGGESTIONS);
  };
}
