import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { compose } from '#app/compose.ts';
import { createLog } from '#app/log.ts';
import { fillPosts } from '../bench/posts/fill.ts';
import { testConfig } from './support/config.ts';
import { hasDatabase, useFreshPlace } from './support/palco.ts';

/** Tudo o que um post deixa no banco, menos o id e o instante dele. */
const ROWS = `
  select p.author_id, p.text, p.warning, p.visibility, p.version, p.edited_at, p.entities, p.in_reply_to_id, p.root_id,
    p.quote_id, p.created_at = uuid_extract_timestamp(p.id) as instant_of_id, s.author_id as found_by,
    array(select tag from posts.tags t where t.post_id = p.id order by tag) as tags,
    array(select row(user_id, slot, current)::text from posts.mentions m where m.post_id = p.id order by slot) as mentions,
    (select row(n.parent_id, n.root_id, n.depth, n.gone, n.path = parent.path || uuid_send(n.id))::text
       from posts.nodes n left join posts.nodes parent on parent.id = n.parent_id where n.id = p.id) as node,
    ts_delete(s.document, array(select lexeme from unnest(s.document) where left(lexeme, 1) = '~'))::text as document,
    array(select lexeme from unnest(s.document) where left(lexeme, 1) = '~' order by lexeme)
      = array(select format('~%s:%s', level, b.number >> 2 * level) from generate_series(0, 2) level) as in_its_batch
  from posts.posts p join search.posts s using (id),
    lateral (select number from search.batches where first_id <= p.id order by first_id desc limit 1) b
  where p.id = $1`;

/** Um de cada feitio: raiz sem resposta, resposta, com hashtag, com menção, com link. */
const SAMPLES = `
  select id, author_id, text, in_reply_to_id from (
    select p.*, row_number() over (partition by in_reply_to_id is null, text like '%#%', text like '%@%', text like '%://%'
      order by p.id) as turn
    from posts.posts p
    where text not like 'resposta %' and not exists (select from posts.posts r where r.in_reply_to_id = p.id)
  ) kinds where turn <= 2`;

interface Sample {
  id: string;
  author_id: string;
  text: string;
  in_reply_to_id: string | null;
}

describe.runIf(hasDatabase())('a base da medição', () => {
  const place = useFreshPlace();

  test('um post copiado tem, em cada tabela, as linhas que a API grava', async () => {
    const { databaseUrl, storageDir } = await place();
    await fillPosts({ DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir }, { people: 50, posts: 5_000 });
    const palco = await compose({
      config: testConfig({ databaseUrl, storageDir }),
      log: createLog('silent'),
    });
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const rowsOf = async (id: string): Promise<unknown> => (await client.query(ROWS, [id])).rows[0];
    const samples = (await client.query<Sample>(SAMPLES)).rows;
    expect(samples.length).toBeGreaterThanOrEqual(8);
    const { db, doors } = palco.building;
    if (!doors.posts) throw new Error('A etapa dos posts não foi montada.');
    const { publish } = doors.posts;
    for (const { id, author_id, text, in_reply_to_id } of samples) {
      const parent = in_reply_to_id === null ? {} : { inReplyToId: in_reply_to_id };
      const written = await db.transaction((tx) => publish(tx, author_id, { text, ...parent }));
      const copied = await rowsOf(id);
      expect(copied).toMatchObject({ text, in_its_batch: true, instant_of_id: true });
      expect(copied).toEqual(await rowsOf(written.id));
    }
    await client.end();
    await palco.close();
  }, 120_000);
});
