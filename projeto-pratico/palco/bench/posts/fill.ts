import pg from 'pg';
import { compose } from '#app/compose.ts';
import { readConfig } from '#app/config.ts';
import { createLog } from '#app/log.ts';
import type { Db } from '#kernel/db.ts';
import type { Posts } from '#modules/posts/index.ts';
import { molds } from './molds.ts';
import { multiply, type Size } from './multiply.ts';

/** Respostas da conversa que se mede. */
const REPLIES = 1_000;

/** A conta de quem é tudo o que a medição publica sem passar pelo HTTP. */
const WRITER = 'pessoa_1';

/** Enche o banco, e devolve o id do post que abre a conversa de {@link REPLIES} respostas. */
export async function fillPosts(env: Record<string, string>, size: Size): Promise<string> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(PEOPLE, [size.people]);
    await withPalco(env, publishMolds);
    await multiply(client, size);
    const root = await withPalco(env, publishThread);
    await client.query('vacuum (analyze)');
    return root;
  } finally {
    await client.end();
  }
}

const PEOPLE = `
  insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
    select uuidv7(), 'pessoa_' || n, 'Pessoa ' || n, mail, mail, 'ninguém entra', now()
    from generate_series(1, $1) n, lateral (select 'p' || n || '@exemplo.com.br' as mail)`;

interface Writing {
  db: Db;
  posts: Posts;
  writer: string;
}

/** As fatias como são, no próprio processo: o que elas gravam é o que se copia. */
async function withPalco<T>(env: Record<string, string>, work: (writing: Writing) => Promise<T>): Promise<T> {
  const palco = await compose({ config: readConfig(env), log: createLog('silent') });
  try {
    const { db, doors } = palco.building;
    if (!doors.posts || !doors.users) throw new Error('A etapa dos posts não foi montada.');
    return await work({ db, posts: doors.posts, writer: await doors.users.idByHandle(WRITER) });
  } finally {
    await palco.close();
  }
}

async function publishMolds({ db, posts, writer }: Writing): Promise<void> {
  await db.transaction(async (tx) => {
    for (const text of molds) await posts.publish(tx, writer, { text });
  });
}

/** Uma conversa como as que crescem: dez respostas a cada resposta, e três níveis juntam todas. */
async function publishThread({ db, posts, writer }: Writing): Promise<string> {
  return db.transaction(async (tx) => {
    const ids: string[] = [];
    for (let n = 0; n <= REPLIES; n += 1) {
      const parent = n === 0 ? {} : { inReplyToId: ids[Math.floor((n - 1) / 10)] ?? '' };
      ids.push((await posts.publish(tx, writer, { text: `resposta ${n}`, ...parent })).id);
    }
    return ids[0] ?? '';
  });
}
