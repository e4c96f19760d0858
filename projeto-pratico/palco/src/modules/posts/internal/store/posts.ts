import { type Reader, statement, type Tx } from '#kernel/db.ts';
import type { StoredEntity } from '../entities.ts';
import type { Visibility } from '../schema.ts';
import { addressedTo } from './mentions.ts';

/** O que decide quem vê um post. */
export interface Audience {
  id: string;
  author_id: string;
  visibility: Visibility;
  /** O post se dirige a quem pede, por menção ou por resposta? */
  addressed: boolean;
}

export interface PostRow extends Audience {
  text: string;
  warning: string | null;
  entities: StoredEntity[];
  /** Quem cada menção do texto quer dizer: número da menção e pessoa. */
  people: Record<string, string>;
  version: number;
  created_at: Date;
  edited_at: Date | null;
  in_reply_to_id: string | null;
  root_id: string | null;
  quote_id: string | null;
}

export interface NewPostRow {
  id: string;
  authorId: string;
  text: string;
  warning: string | null;
  visibility: Visibility;
  entities: StoredEntity[];
  inReplyToId: string | null;
  rootId: string | null;
  quoteId: string | null;
  createdAt: Date;
}

const AUDIENCE = `p.id, p.author_id, p.visibility,
  ${addressedTo('$2')} as addressed`;

const sql = {
  insert: statement(
    'posts.insert',
    `insert into posts.posts (id, author_id, text, warning, visibility, entities, in_reply_to_id, root_id, quote_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  ),
  byIds: statement(
    'posts.by_ids',
    `select ${AUDIENCE}, p.text, p.warning, p.entities, p.version, p.created_at, p.edited_at,
       p.in_reply_to_id, p.root_id, p.quote_id,
       coalesce((select jsonb_object_agg(m.slot, m.user_id) from posts.mentions m where m.post_id = p.id), '{}') as people
     from posts.posts p where p.id = any($1::uuid[])`,
  ),
  audience: statement('posts.audience', `select ${AUDIENCE} from posts.posts p where p.id = any($1::uuid[])`),
  // presos em ordem: quem responde e quem cita esperam uma exclusão em curso, e ela espera por eles
  targets: statement(
    'posts.targets',
    `select ${AUDIENCE}, p.root_id, n.depth, n.path
     from posts.posts p left join posts.nodes n on n.id = p.id
     where p.id = any($1::uuid[]) order by p.id for key share of p`,
  ),
  lockOwn: statement(
    'posts.lock_own',
    `select id, text, warning, visibility, entities, version, created_at
     from posts.posts where id = $1 and author_id = $2 for no key update`,
  ),
  edit: statement(
    'posts.edit',
    `with archived as (
       insert into posts.versions (post_id, version, text, entities, warning, at)
       select id, version, text, entities, warning, coalesce(edited_at, created_at) from posts.posts where id = $1
     )
     update posts.posts set text = $2, warning = $3, entities = $4, edited_at = $5, version = version + 1 where id = $1`,
  ),
  lockToRemove: statement(
    'posts.lock_to_remove',
    'select 1 from posts.posts where id = $1 and author_id = $2 for update',
  ),
  remove: statement('posts.remove', 'delete from posts.posts where id = $1'),
  ofAuthor: statement(
    'posts.of_author',
    `select id, text, warning, visibility, version, in_reply_to_id as "inReplyToId", quote_id as "quoteId",
       created_at as "createdAt", edited_at as "editedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'text', v.text, 'warning', v.warning, 'at', v.at)
          order by v.version), '[]') from posts.versions v where v.post_id = p.id) as "earlierVersions"
     from posts.posts p where author_id = $1 order by id`,
  ),
  idsOfAuthor: statement('posts.ids_of_author', 'select id from posts.posts where author_id = $1'),
  // só o que qualquer um vê: o número não pode dizer que há mais
  count: statement(
    'posts.count',
    `select count(*)::int as count from posts.posts where author_id = $1 and visibility in ('public', 'unlisted')`,
  ),
};

/** O que se precisa de um post para responder a ele ou citá-lo. */
export type TargetRow = Audience & { root_id: string | null; depth: number | null; path: Buffer | null };
export type OwnRow = Pick<
  PostRow,
  'id' | 'text' | 'warning' | 'visibility' | 'entities' | 'version' | 'created_at'
>;

/** SQL dos posts, um por um. Listas ficam em `store/lists.ts`. */
export const posts = {
  async insert(tx: Tx, row: NewPostRow): Promise<void> {
    const { id, authorId, text, warning, visibility, inReplyToId, rootId, quoteId, createdAt } = row;
    const entities = JSON.stringify(row.entities);
    await tx.query(sql.insert, [
      id,
      authorId,
      text,
      warning,
      visibility,
      entities,
      inReplyToId,
      rootId,
      quoteId,
      createdAt,
    ]);
  },
  byIds: (db: Reader, ids: string[], viewerId: string | null) =>
    db.query<PostRow>(sql.byIds, [ids, viewerId]),
  audience: (db: Reader, ids: string[], viewerId: string | null) =>
    db.query<Audience>(sql.audience, [ids, viewerId]),
  /** O que se responde ou cita, sem deixar que seja apagado antes do fim da transação. */
  targets: (tx: Tx, ids: string[], viewerId: string) => tx.query<TargetRow>(sql.targets, [ids, viewerId]),
  /** O próprio post, preso: de duas edições ao mesmo tempo, a segunda parte do que a primeira deixou. */
  async lockOwn(tx: Tx, id: string, authorId: string): Promise<OwnRow | null> {
    return (await tx.query<OwnRow>(sql.lockOwn, [id, authorId]))[0] ?? null;
  },
  /** Guarda a versão atual no histórico e põe a nova no lugar, em um comando. */
  async edit(tx: Tx, id: string, now: Date, next: Pick<PostRow, 'text' | 'warning' | 'entities'>) {
    await tx.query(sql.edit, [id, next.text, next.warning, JSON.stringify(next.entities), now]);
  },
  /** Prende o próprio post para apagá-lo; `false` se não existe ou é de outra pessoa. */
  async lockToRemove(tx: Tx, id: string, authorId: string): Promise<boolean> {
    return (await tx.query(sql.lockToRemove, [id, authorId])).length > 0;
  },
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query(sql.remove, [id]);
  },
  ofAuthor: (db: Reader, authorId: string) => db.query(sql.ofAuthor, [authorId]),
  async idsOfAuthor(db: Reader, authorId: string): Promise<string[]> {
    return (await db.query<{ id: string }>(sql.idsOfAuthor, [authorId])).map(({ id }) => id);
  },
  async count(db: Reader, authorId: string): Promise<number> {
    return (await db.query<{ count: number }>(sql.count, [authorId]))[0]?.count ?? 0;
  },
};
