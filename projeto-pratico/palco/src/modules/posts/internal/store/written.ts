import { statement, type Tx } from '#kernel/db.ts';
import type { WrittenPost } from '../../events.ts';

const OLDEST = '00000000-0000-0000-0000-000000000000';

const sql = {
  // presos até o fim da transação: quem edita ou apaga espera, e a outra fatia não fica com o que já mudou
  after: statement(
    'posts.written_after',
    `select p.id, p.author_id as "authorId", p.text, p.warning, p.visibility, p.created_at as "createdAt",
       array(select t.tag from posts.tags t where t.post_id = p.id order by t.tag) as tags
     from posts.posts p where p.id > $1 and p.visibility = 'public' order by p.id limit $2 for share of p`,
  ),
};

/** Posts públicos depois deste, em ordem de id, para a fatia que chegou depois deles. */
export const writtenAfter = (tx: Tx, id: string | null, count: number): Promise<WrittenPost[]> =>
  tx.query<WrittenPost>(sql.after, [id ?? OLDEST, count]);
