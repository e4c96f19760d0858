import type { Building } from '#app/building.ts';
import { type Db, statement } from '#kernel/db.ts';

/** Um post escrito direto no banco, com o que ele liga. */
export interface RawPost {
  id: string;
  authorId: string;
  visibility: string;
  inReplyToId?: string | null;
  quoteId?: string | null;
  tag?: string | null;
  mentions?: string | null;
}

const run = (db: Db, name: string, text: string, values: unknown[]) =>
  db.query<{ id: string }>(statement(`test.${name}`, text), values);

const SAME_INSTANT = new Date('2026-11-30T12:00:00Z');

/** Escreve um post sem passar pela API: todos com o mesmo instante, e só o id os ordena. */
export async function insertPost(db: Db, post: RawPost): Promise<void> {
  const { id, authorId, visibility, inReplyToId = null, quoteId = null, tag, mentions } = post;
  await run(
    db,
    'post',
    `insert into posts.posts (id, author_id, text, visibility, in_reply_to_id, root_id, quote_id, created_at)
     values ($1, $2, 'direto', $3, $4, $4, $5, $6)`,
    [id, authorId, visibility, inReplyToId, quoteId, SAME_INSTANT],
  );
  if (tag && visibility === 'public')
    await run(db, 'tag', 'insert into posts.tags (tag, post_id) values ($1, $2)', [tag, id]);
  if (mentions)
    await run(db, 'mention', 'insert into posts.mentions (user_id, post_id, slot) values ($1, $2, 0)', [
      mentions,
      id,
    ]);
}

export async function deletePost(db: Db, id: string): Promise<void> {
  await run(db, 'delete', 'delete from posts.posts where id = $1', [id]);
}

/** Uma conta que não entra, só para assinar posts. */
export async function insertUser(db: Db, handle: string): Promise<string> {
  const [row] = await run(
    db,
    'user',
    `insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
     values (uuidv7(), $1, 'Alguém', $1 || '@exemplo.com.br', $1 || '@exemplo.com.br', 'ninguém entra', now()) returning id`,
    [handle],
  );
  if (!row) throw new Error('A conta não foi criada.');
  return row.id;
}

/** Desativa ou reativa a conta, e avisa as fatias como a API avisaria. */
export async function setStatus(
  { db, reactions }: Building,
  userId: string,
  status: 'active' | 'deactivated',
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(statement('test.status', 'update users.users set status = $2 where id = $1'), [
      userId,
      status,
    ]);
    for (const one of reactions)
      await (status === 'active' ? one.reactivated?.(tx, userId) : one.deactivated?.(tx, userId));
  });
}

export async function follow(db: Db, followerId: string, followeeId: string): Promise<void> {
  await run(
    db,
    'follow',
    'insert into follows.follows (follower_id, followee_id, created_at) values ($1, $2, now())',
    [followerId, followeeId],
  );
}
