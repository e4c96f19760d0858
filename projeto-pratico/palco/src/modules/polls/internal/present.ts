import type { Poll } from '#modules/posts/index.ts';
import type { SeenPollRow } from './store.ts';

/** A enquete como quem pede a vê: a consulta já deixou nulos os números que não são dele. */
export function present(row: SeenPollRow, now: Date): Poll {
  const { options, multiple, closes_at, mine, voters, votes } = row;
  return {
    options: options.map((text, n) => ({ text, votes: votes?.[n] ?? null })),
    multiple,
    closesAt: closes_at.toISOString(),
    closed: closes_at <= now,
    voters,
    viewerChoices: mine,
  };
}
