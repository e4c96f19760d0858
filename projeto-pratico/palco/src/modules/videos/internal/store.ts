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
  claim: statement(
    'videos.claim',
    'update videos.videos set post_id = $3 where id = $1 and owner_id = $2 and post_id is null returning id',
  ),
  removeByPost: statement(
    'videos.remove_by_post',
    'delete from videos.videos where post_id = $1 returning id',
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
  known: statement('videos.known', 'select id from videos.videos where id = any($1::uuid[])'),
};

export interface Published {
  rendition: string;
  durationSeconds: number;
  width: number;
  height: number;
}

/** Todo o SQL da fatia. */
export const store = {
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
  async known(db: Reader, ids: string[]): Promise<Set<string>> {
    return new Set((await db.query<{ id: string }>(sql.known, [ids])).map((row) => row.id));
  },
};
