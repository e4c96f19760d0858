import { type Db, statement, type Tx } from '#kernel/db.ts';
import { tokensOf } from '#ports/search/analysis/tokens.ts';
import type { SearchDoc } from '#ports/search/port.ts';
import { BATCH, LEVELS } from './batches.ts';
import { toVector } from './lexemes.ts';
import { firstIdAt, instantOf } from './time.ts';

/** O lote novo começa adiante: quem está no meio de uma transação ainda põe o seu no anterior, que é onde ele cabe. */
const AHEAD_MS = 60_000;

const sql = {
  // as palavras em ordem: duas transações que aprendem as mesmas esperam uma pela outra, e nunca em círculo
  index: statement(
    'search.index',
    `with learned as (
       insert into search.words (word, surface)
       select word, surface from unnest($4::text[], $5::text[]) as seen (word, surface) order by word
       on conflict (word) do nothing
     )
     insert into search.posts (id, author_id, document)
     select id, author_id, document::tsvector || array_to_tsvector(array(
       select format('~%s:%s', level, number >> 2 * level) from generate_series(0, ${LEVELS - 1}) level
     ))
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as doc (id, author_id, document), lateral (
       select number from search.batches where first_id <= doc.id order by first_id desc limit 1
     ) batch
     on conflict (id) do update set document = excluded.document
     returning nextval('search.writes')::int as writes`,
  ),
  open: statement(
    'search.open_batch',
    `insert into search.batches (number, first_id)
     select number + 1, $1 from search.batches where first_id < $1 order by first_id desc limit 1
     on conflict do nothing`,
  ),
  remove: statement('search.remove', 'delete from search.posts where id = any($1::uuid[])'),
  hide: statement(
    'search.hide_author',
    'insert into search.hidden_authors (author_id) values ($1) on conflict do nothing',
  ),
  show: statement('search.show_author', 'delete from search.hidden_authors where author_id = $1'),
  forget: statement(
    'search.forget_words',
    `with page as (select word from search.words where word > $1 order by word limit 1000),
     gone as (
       delete from search.words w using page
       where w.word = page.word
         and not exists (select from search.posts where document @@ ('''=' || page.word || '''')::tsquery)
       returning w.word
     )
     select (select max(word) from page) as last, (select count(*)::int from gone) as forgotten`,
  ),
};

export async function index(tx: Tx, doc: SearchDoc): Promise<void> {
  if (await write(tx, [doc])) await tx.query(sql.open, [firstIdAt(instantOf(doc.id) + AHEAD_MS)]);
}

/** Ninguém mais escreve no passado: o lote novo começa no último destes. */
export async function fill(tx: Tx, docs: SearchDoc[]): Promise<void> {
  if (docs.length > 0 && (await write(tx, docs))) await tx.query(sql.open, [docs.at(-1)?.id]);
}

/** Grava, e diz se é hora de começar outro lote. */
async function write(tx: Tx, docs: SearchDoc[]): Promise<boolean> {
  const words = new Map(docs.flatMap(({ text }) => learnable(text)));
  const columns = [docs.map(({ id }) => id), docs.map(({ authorId }) => authorId), docs.map(toVector)];
  const values = [...columns, [...words.keys()], [...words.values()]];
  const rows = await tx.query<{ writes: number }>(sql.index, values);
  return rows.some(({ writes }) => writes % BATCH === 0);
}

export async function remove(tx: Tx, ids: string[]): Promise<void> {
  await tx.query(sql.remove, [ids]);
}

export async function setHidden(tx: Tx, authorId: string, hidden: boolean): Promise<void> {
  await tx.query(hidden ? sql.hide : sql.show, [authorId]);
}

/** Esquece as palavras que nenhum post tem mais: a de um post apagado não fica. Devolve quantas. */
export async function forgetWords(db: Db): Promise<number> {
  let total = 0;
  for (let last: string | null = ''; last !== null; ) {
    const [page]: { last: string | null; forgotten: number }[] = await db.query(sql.forget, [last]);
    total += page?.forgotten ?? 0;
    last = page?.last ?? null;
  }
  return total;
}

/** Palavras que vale sugerir a quem digitou outra parecida, cada uma como está escrita. */
const learnable = (text: string): [word: string, surface: string][] =>
  tokensOf(text).flatMap(({ word, start, end }) =>
    /^\p{L}{4,30}$/u.test(word) ? [[word, text.slice(start, end).toLowerCase()]] : [],
  );
