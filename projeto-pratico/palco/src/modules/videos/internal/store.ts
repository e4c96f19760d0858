import { type Reader, statement, type Tx } from '#kernel/db.ts';

type VideoStatus = 'queued' | 'processing' | 'ready' | 'failed';

export interface VideoRow {
  id: string;
  owner_id: string;
  post_id: string | null;
  status: VideoStatus;
  progress: number;
  container: string;
  duration_seconds: number | null;
  width: number | null;
  height: number | null;
  rendition: string | null;
  failure: string | null;
}

const COLUMNS =
  'id, owner_id, post_id, status, progress, container, duration_seconds, width, height, rendition, failure';

const sql = {
  insert: statement(
    'videos.insert',
    `insert into videos.videos (id, owner_id, status, container, source_bytes, created_at, updated_at)
     values ($1, $2, 'queued', $3, $4, $5, $5) returning ${COLUMNS}`,
  ),
  byId: statement('videos.by_id', `select ${COLUMNS} from videos.videos where id = $1`),
  byPosts: statement(
    'videos.by_posts',
    `select ${COLUMNS} from videos.videos where post_id = any($1::uuid[])`,
  ),
  ofOwner: statement(
    'videos.of_owner',
    `select id, status, duration_seconds as "durationSeconds", source_bytes::float8 as "sourceBytes",
       post_id as "postId", created_at as "createdAt"
     from videos.videos where owner_id = $1 order by id`,
  ),
  claim: statement(
    'videos.claim',
    'update videos.videos set post_id = $3 where id = $1 and owner_id = $2 and post_id is null returning id',
  ),
  removeByPost: statement(
    'videos.remove_by_post',
    'delete from videos.videos where post_id = $1 returning id',
  ),
  removeUnpublished: statement(
    'videos.remove_unpublished',
    'delete from videos.videos where id = $1 and owner_id = $2 and post_id is null returning id',
  ),
  // a tranca dura até o fim da transação e só disputa com outro envio da mesma pessoa
  lockOwner: statement(
    'videos.lock_owner',
    "select pg_advisory_xact_lock(hashtextextended('videos:' || $1, 0))",
  ),
  usage: statement(
    'videos.usage',
    `select coalesce(sum(source_bytes), 0)::float8 as bytes,
            count(*) filter (where status in ('queued', 'processing'))::int as waiting
     from videos.videos where owner_id = $1`,
  ),
  removeAbandoned: statement(
    'videos.remove_abandoned',
    `delete from videos.videos where id in (
       select id from videos.videos
       where post_id is null and status in ('ready', 'failed') and updated_at < $1 limit $2
     ) returning id`,
  ),
  begin: statement(
    'videos.begin',
    `update videos.videos set status = 'processing', progress = 0, updated_at = now()
     where id = $1 and status in ('queued', 'processing') returning ${COLUMNS}`,
  ),
  progress: statement(
    'videos.progress',
    `update videos.videos set progress = $2, updated_at = now() where id = $1 and status = 'processing' returning id`,
  ),
  // só quem ainda está em processamento publica: a segunda entrega da mesma tarefa não troca a versão
  publish: statement(
    'videos.publish',
    `update videos.videos
     set status = 'ready', progress = 1, rendition = $2, duration_seconds = $3, width = $4, height = $5, updated_at = now()
     where id = $1 and status = 'processing' returning id`,
  ),
  fail: statement(
    'videos.fail',
    `update videos.videos set status = 'failed', failure = $2, updated_at = now()
     where id = $1 and status in ('queued', 'processing') returning id`,
  ),
  renditions: statement(
    'videos.renditions',
    'select id, status, rendition from videos.videos where id = any($1::uuid[])',
  ),
};

export interface Published {
  rendition: string;
  durationSeconds: number;
  width: number;
  height: number;
}

/** Todo o SQL da fatia. */
export const store = {
  ofOwner: (db: Reader, ownerId: string) => db.query<{ id: string }>(sql.ofOwner, [ownerId]),
  async insert(tx: Tx, row: { id: string; ownerId: string; container: string; bytes: number; now: Date }) {
    const values = [row.id, row.ownerId, row.container, row.bytes, row.now];
    return (await tx.query<VideoRow>(sql.insert, values))[0] ?? null;
  },
  async byId(db: Reader, id: string): Promise<VideoRow | null> {
    return (await db.query<VideoRow>(sql.byId, [id]))[0] ?? null;
  },
  byPosts(db: Reader, postIds: string[]): Promise<VideoRow[]> {
    return db.query<VideoRow>(sql.byPosts, [postIds]);
  },
  async claim(tx: Tx, id: string, ownerId: string, postId: string): Promise<boolean> {
    return (await tx.query(sql.claim, [id, ownerId, postId])).length > 0;
  },
  async removeByPost(tx: Tx, postId: string): Promise<string | null> {
    return (await tx.query<{ id: string }>(sql.removeByPost, [postId]))[0]?.id ?? null;
  },
  async removeUnpublished(tx: Tx, id: string, ownerId: string): Promise<boolean> {
    return (await tx.query(sql.removeUnpublished, [id, ownerId])).length > 0;
  },
  async begin(tx: Tx, id: string): Promise<VideoRow | null> {
    return (await tx.query<VideoRow>(sql.begin, [id]))[0] ?? null;
  },
  async progress(tx: Tx, id: string, progress: number): Promise<void> {
    await tx.query(sql.progress, [id, progress]);
  },
  async publish(
    tx: Tx,
    id: string,
    { rendition, durationSeconds, width, height }: Published,
  ): Promise<boolean> {
    return (await tx.query(sql.publish, [id, rendition, durationSeconds, width, height])).length > 0;
  },
  async fail(tx: Tx, id: string, failure: string): Promise<void> {
    await tx.query(sql.fail, [id, failure]);
  },
  async lockOwner(tx: Tx, ownerId: string): Promise<void> {
    await tx.query(sql.lockOwner, [ownerId]);
  },
  async usage(db: Reader, ownerId: string): Promise<{ bytes: number; waiting: number }> {
    return (
      (await db.query<{ bytes: number; waiting: number }>(sql.usage, [ownerId]))[0] ?? {
        bytes: 0,
        waiting: 0,
      }
    );
  },
  /** Prontos ou recusados que nunca entraram em um post e estão parados desde `before`. */
  async removeAbandoned(tx: Tx, before: Date, limit: number): Promise<string[]> {
    return (await tx.query<{ id: string }>(sql.removeAbandoned, [before, limit])).map((row) => row.id);
  },
  async renditions(db: Reader, ids: string[]): Promise<Map<string, Pick<VideoRow, 'status' | 'rendition'>>> {
    const rows = await db.query<Pick<VideoRow, 'id' | 'status' | 'rendition'>>(sql.renditions, [ids]);
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  },
};
