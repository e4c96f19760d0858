import { type Reader, statement } from '#kernel/db.ts';
import { isShown } from './store/hidden-authors.ts';

export interface PostCounts {
  replies: number;
  quotes: number;
}

const COUNTS = statement(
  'posts.counts',
  `select id,
     (select count(*)::int from (select from posts.posts r
        where r.in_reply_to_id = p.id and r.visibility in ('public', 'unlisted') and ${isShown('r.author_id')} limit 1000) r) as replies,
     (select count(*)::int from (select from posts.posts q
        where q.quote_id = p.id and q.visibility in ('public', 'unlisted') and ${isShown('q.author_id')} limit 1000) q) as quotes
   from unnest($1::uuid[]) as p (id)`,
);

/** Respostas diretas e citações que qualquer um veria, contadas até mil: cada uma é um passeio curto no índice. */
export async function countsOf(reader: Reader, ids: string[]): Promise<Map<string, PostCounts>> {
  const rows = await reader.query<PostCounts & { id: string }>(COUNTS, [ids]);
  return new Map(rows.map(({ id, replies, quotes }) => [id, { replies, quotes }]));
}
