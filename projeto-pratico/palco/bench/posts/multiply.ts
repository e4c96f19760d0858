import type pg from 'pg';

/** Quanto se quer na base. */
export interface Size {
  people: number;
  posts: number;
}

/** Posts por lote da busca, e o número do primeiro: o que a faxina da busca daria a posts que já existiam. */
const BATCH = 2_000;
const FIRST_BATCH = -1_048_576;

/**
 * Copia os posts que já existem, os moldes, até a base ter `size.posts`, e apaga os moldes. Nada é analisado de novo: texto,
 * entidades, hashtags, menções e palavras vêm da linha que a API gravou; só mudam o autor, o instante e o lugar na conversa.
 * Um post em cinco responde ao anterior, e um em quatro é de `pessoa_1`, para haver perfil com dez mil páginas.
 */
export async function multiply(client: pg.Client, size: Size): Promise<void> {
  const run = (text: string) =>
    client.query(text.replaceAll(':posts', `${size.posts}`).replaceAll(':people', `${size.people}`));
  // sem índices, gatilhos nem chaves estrangeiras enquanto copia: as linhas já estão certas
  const indexes = await dropIndexes(client);
  await run(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'`,
  );
  for (const step of [MOLDS, COPIES, POSTS, NODES, TAGS, MENTIONS, BATCHES, DOCUMENTS]) await run(step);
  for (const index of indexes) await run(index);
  await run('reset session_replication_role');
  await run('delete from posts.posts where id in (select id from molds)');
  await run('insert into search.fills (version, last_id, done) values (1, null, true)');
  await run('drop table molds, copies, placed');
}

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ definition: string; name: string }>(
    `select indexdef as definition, format('%I.%I', schemaname, indexname) as name from pg_indexes
     where schemaname || '.' || tablename in ('posts.posts', 'posts.nodes', 'posts.tags', 'posts.mentions', 'search.posts')
       and indexname not in (select conname from pg_constraint)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

const MOLDS = `
  create temp table molds as
    select row_number() over (order by p.id) - 1 as mold, p.*,
      ts_delete(s.document, array(select lexeme from unnest(s.document) where left(lexeme, 1) in ('~', '@'))) as document
    from posts.posts p join search.posts s using (id)`;

// um post a cada 30 s, o último há um minuto; a resposta é ao post logo antes dela
const COPIES = `
  create temp table copies as
    with authors as (select row_number() over (order by handle) - 1 as place, id from users.users)
    select n, uuidv7(make_interval(secs => (n - :posts) * 30 - 60)) as id, n * 7 % (select count(*) from molds) as mold,
      authors.id as author_id
    from generate_series(0::bigint, :posts - 1) n
    join authors on place = case when n % 4 = 0 then 0 else n * 7919 % :people end;
  create temp table placed as
    select c.*, parent.id as parent_id from copies c left join copies parent on c.n % 5 = 4 and parent.n = c.n - 1;
  analyze placed; analyze molds`;

const POSTS = `
  insert into posts.posts (id, author_id, text, warning, visibility, entities, in_reply_to_id, root_id, created_at)
    select c.id, c.author_id, m.text, m.warning, m.visibility, m.entities, c.parent_id, c.parent_id,
      uuid_extract_timestamp(c.id)
    from placed c join molds m using (mold) order by c.n`;

const NODES = `
  insert into posts.nodes (id, root_id, depth, path)
    select parent_id, parent_id, 0, '' from placed where parent_id is not null;
  insert into posts.nodes (id, parent_id, root_id, depth, path)
    select id, parent_id, parent_id, 1, uuid_send(id) from placed where parent_id is not null`;

const TAGS = `
  insert into posts.tags (tag, post_id)
    select t.tag, c.id from placed c join molds m using (mold) join posts.tags t on t.post_id = m.id`;

const MENTIONS = `
  insert into posts.mentions (user_id, post_id, slot, current)
    select a.user_id, c.id, a.slot, a.current
    from placed c join molds m using (mold) join posts.mentions a on a.post_id = m.id`;

const BATCHES = `
  insert into search.batches (number, first_id)
    select ${FIRST_BATCH} + n / ${BATCH}, id from placed where n % ${BATCH} = 0 and n > 0`;

const DOCUMENTS = `
  insert into search.posts (id, author_id, document)
    select c.id, c.author_id, m.document || array_to_tsvector(array['@' || c.author_id] || array(
      select format('~%s:%s', level, (${FIRST_BATCH} + c.n / ${BATCH}) >> 2 * level) from generate_series(0, 2) level))
    from placed c join molds m using (mold) order by c.n`;
