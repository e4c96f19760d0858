import type { Keys, Sense } from '#kernel/cursor.ts';
import { type Reader, statement, type Tx } from '#kernel/db.ts';
import type { DraftContent } from './schema.ts';

export interface DraftRow {
  id: string;
  author_id: string;
  content: DraftContent;
  revision: number;
  updated_at: Date;
  scheduled_for: Date | null;
  problem: string | null;
}

const COLUMNS = 'id, author_id, content, revision, updated_at, scheduled_for, problem';
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const OLDEST = '00000000-0000-0000-0000-000000000000';

const sql = {
  count: statement('drafts.count', 'select count(*)::int as count from drafts.drafts where author_id = $1'),
  insert: statement(
    'drafts.insert',
    `insert into drafts.drafts (id, author_id, content, updated_at) values ($1, $2, $3, $4) returning ${COLUMNS}`,
  ),
  ofAuthor: statement(
    'drafts.of_author',
    `select ${COLUMNS} from drafts.drafts where id = $1 and author_id = $2`,
  ),
  all: statement('drafts.all', `select ${COLUMNS} from drafts.drafts where author_id = $1 order by id`),
  forward: statement(
    'drafts.forward',
    `select ${COLUMNS} from drafts.drafts where author_id = $1 and id <= $2 order by id desc limit $3`,
  ),
  backward: statement(
    'drafts.backward',
    `select ${COLUMNS} from drafts.drafts where author_id = $1 and id >= $2 order by id limit $3`,
  ),
  update: statement(
    'drafts.update',
    `update drafts.drafts set content = $3, updated_at = $4, revision = revision + 1, problem = null
     where id = $1 and author_id = $2 returning ${COLUMNS}`,
  ),
  remove: statement(
    'drafts.remove',
    `delete from drafts.drafts where id = $1 and author_id = $2 returning ${COLUMNS}`,
  ),
  schedule: statement(
    'drafts.schedule',
    `update drafts.drafts set scheduled_for = $3, problem = null
     where id = $1 and author_id = $2 returning ${COLUMNS}`,
  ),
  due: statement('drafts.due', `select ${COLUMNS} from drafts.drafts where id = $1 and scheduled_for = $2`),
  // apagar é tomar posse: dos que tentam publicar o mesmo rascunho, um o recebe e os outros não acham nada
  claim: statement(
    'drafts.claim',
    `delete from drafts.drafts where id = $1 and scheduled_for = $2 returning ${COLUMNS}`,
  ),
  refuse: statement(
    'drafts.refuse',
    `update drafts.drafts set scheduled_for = null, problem = $4
     where id = $1 and scheduled_for = $2 and revision = coalesce($3, revision) returning id`,
  ),
  scheduledOf: statement(
    'drafts.scheduled_of',
    'select id from drafts.drafts where author_id = $1 and scheduled_for is not null',
  ),
};

const one = async (rows: Promise<DraftRow[]>): Promise<DraftRow | null> => (await rows)[0] ?? null;

/** Todo o SQL da fatia. */
export const store = {
  async count(tx: Tx, authorId: string): Promise<number> {
    return (await tx.query<{ count: number }>(sql.count, [authorId]))[0]?.count ?? 0;
  },
  insert: (tx: Tx, id: string, authorId: string, content: DraftContent, now: Date) =>
    one(tx.query(sql.insert, [id, authorId, content, now])),
  ofAuthor: (db: Reader, id: string, authorId: string) => one(db.query(sql.ofAuthor, [id, authorId])),
  all: (db: Reader, authorId: string) => db.query<DraftRow>(sql.all, [authorId]),
  /** Rascunhos a partir de `from`, ele incluído, do mais novo ao mais antigo ou ao contrário. */
  walk(db: Reader, authorId: string, from: Keys | null, sense: Sense, count: number): Promise<DraftRow[]> {
    const [command, end] = sense === 'forward' ? [sql.forward, NEWEST] : [sql.backward, OLDEST];
    return db.query<DraftRow>(command, [authorId, from?.[0] ?? end, count]);
  },
  update: (tx: Tx, id: string, authorId: string, content: DraftContent, now: Date) =>
    one(tx.query(sql.update, [id, authorId, content, now])),
  remove: (tx: Tx, id: string, authorId: string) => one(tx.query(sql.remove, [id, authorId])),
  /** Marca a hora; nula desmarca. */
  schedule: (tx: Tx, id: string, authorId: string, at: Date | null) =>
    one(tx.query(sql.schedule, [id, authorId, at])),
  /** O rascunho, se ainda é para publicar nesta hora. */
  due: (db: Reader, id: string, at: Date) => one(db.query(sql.due, [id, at])),
  claim: (tx: Tx, id: string, at: Date) => one(tx.query(sql.claim, [id, at])),
  /** Volta a ser só rascunho, com a razão. `revision` nula vale para qualquer conteúdo. */
  async refuse(tx: Tx, id: string, at: Date, revision: number | null, problem: string): Promise<boolean> {
    return (await tx.query(sql.refuse, [id, at, revision, problem])).length > 0;
  },
  async scheduledOf(tx: Tx, authorId: string): Promise<string[]> {
    return (await tx.query<{ id: string }>(sql.scheduledOf, [authorId])).map(({ id }) => id);
  },
};
