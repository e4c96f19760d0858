import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface PollRow {
  post_id: string;
  author_id: string;
  options: string[];
  multiple: boolean;
  closes_at: Date;
}

/** Uma enquete como alguém a vê. Sem direito aos números, `voters` e `votes` são nulos. */
export interface SeenPollRow extends PollRow {
  mine: number[] | null;
  voters: number | null;
  votes: number[] | null;
}

const sql = {
  insert: statement(
    'polls.insert',
    'insert into polls.polls (post_id, author_id, options, multiple, closes_at) values ($1, $2, $3, $4, $5)',
  ),
  // presa até o fim: entre ler e votar, a enquete não some
  hold: statement(
    'polls.hold',
    'select post_id, author_id, options, multiple, closes_at from polls.polls where post_id = $1 for key share',
  ),
  vote: statement(
    'polls.vote',
    `insert into polls.ballots (post_id, user_id, choices, voted_at)
     select post_id, $2::uuid, $3::smallint[], $4::timestamptz from polls.polls where post_id = $1 and closes_at > $4
     on conflict (post_id, user_id) do update set choices = excluded.choices, voted_at = excluded.voted_at
     returning post_id`,
  ),
  // só conta a enquete cujos números quem pede pode ver: as outras não custam nem a leitura. Contar cresce com as cédulas
  // de uma enquete, e não com as de todas: cem mil levam uns 40 ms
  byPosts: statement(
    'polls.by_posts',
    `select p.post_id, p.author_id, p.options, p.multiple, p.closes_at, b.choices as mine, t.voters, t.votes
     from polls.polls p
     left join polls.ballots b on b.post_id = p.post_id and b.user_id = $2
     left join lateral (
       select count(*)::int as voters,
         array[count(*) filter (where 0 = any(choices)), count(*) filter (where 1 = any(choices)),
               count(*) filter (where 2 = any(choices)), count(*) filter (where 3 = any(choices)),
               count(*) filter (where 4 = any(choices)), count(*) filter (where 5 = any(choices))]::int[] as votes
       from polls.ballots where post_id = p.post_id
     ) t on p.closes_at <= $3 or b.user_id is not null or p.author_id = $2
     where p.post_id = any($1::uuid[])`,
  ),
  ofAuthor: statement(
    'polls.of_author',
    `select post_id as "postId", options, multiple, closes_at as "closesAt"
     from polls.polls where author_id = $1 order by post_id`,
  ),
  ballotsOf: statement(
    'polls.ballots_of',
    `select post_id as "postId", choices, voted_at as "votedAt" from polls.ballots where user_id = $1 order by post_id`,
  ),
};

/** Todo o SQL da fatia. */
export const store = {
  async insert(tx: Tx, row: PollRow): Promise<void> {
    await tx.query(sql.insert, [row.post_id, row.author_id, row.options, row.multiple, row.closes_at]);
  },
  async hold(tx: Tx, postId: string): Promise<PollRow | null> {
    return (await tx.query<PollRow>(sql.hold, [postId]))[0] ?? null;
  },
  /** Põe ou troca a cédula da pessoa; `false` se a enquete já se encerrou em `now`. */
  async vote(tx: Tx, postId: string, userId: string, choices: number[], now: Date): Promise<boolean> {
    return (await tx.query(sql.vote, [postId, userId, choices, now])).length > 0;
  },
  byPosts(db: Reader, postIds: string[], viewerId: string | null, now: Date): Promise<SeenPollRow[]> {
    return db.query<SeenPollRow>(sql.byPosts, [postIds, viewerId, now]);
  },
  ofAuthor: (db: Reader, userId: string) => db.query(sql.ofAuthor, [userId]),
  ballotsOf: (db: Reader, userId: string) => db.query(sql.ballotsOf, [userId]),
};
