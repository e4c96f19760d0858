import { type Reader, statement } from '#kernel/db.ts';
import type { PostRow } from './posts.ts';

export type VersionRow = Pick<PostRow, 'version' | 'text' | 'entities' | 'warning'> & { at: Date };

const sql = {
  earlier: statement(
    'versions.earlier',
    `select version, text, entities, warning, at from posts.versions where post_id = $1 order by version desc`,
  ),
};

/** SQL do histórico. */
export const versions = {
  /** As anteriores à atual, da mais nova à mais antiga. */
  earlier: (db: Reader, postId: string) => db.query<VersionRow>(sql.earlier, [postId]),
};
