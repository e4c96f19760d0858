import { statement } from '#kernel/db.ts';

/** Quantos achados se conferem por busca, do mais novo em diante: frase rara de palavras comuns não lê o índice inteiro. */
export const EXAMINED = 20_000;
/** Entre quantos achados se escolhem os mais relevantes: os mais novos. */
export const RANKED = 2_000;

/** As sete primeiras janelas dobram, de 1 a 64 lotes; daí em diante têm 64. */
const WINDOW = 'case when place < 127 then floor(log(2, place + 1)) else 7 + (place - 127) / 64 end';

/**
 * Achados do índice em ordem de id, procurados em janelas de 1, 2, 4… lotes, da ponta em diante: a palavra comum enche a
 * página na primeira, e a rara passa por todas, que são poucas. A junção lateral percorre as janelas em ordem, e cada uma
 * sai na ordem pedida; a que ninguém pediu não é lida.
 *
 * Parâmetros: $1 consulta do índice, $2 menor id, $3 maior id, $4 consulta inteira.
 */
const found = (order: 'desc' | 'asc') => `with places as (
    select number, row_number() over (order by first_id ${order}) - 1 as place from search.batches
    where first_id <= $3
      and first_id >= (select first_id from search.batches where first_id <= $2 order by first_id desc limit 1)
  ), windows as (
    select string_agg('''~' || number || '''', '|') as batches
    from (select number, ${WINDOW} as nth from places) placed group by nth order by nth
  ), loose as (
    select hit.id from windows cross join lateral (
      select id from search.posts
      where document @@ ($1::tsquery && batches::tsquery) and id between $2 and $3
      order by id ${order}
    ) hit limit ${EXAMINED}
  )`;

/** A linha do achado, se satisfaz a consulta inteira e quem a escreveu está aí. Limitada a 1, é sempre busca pela chave. */
const whole = (columns: string) => `lateral (
    select ${columns} from search.posts p
    where p.id = loose.id and p.document @@ $4::tsquery
      and not exists (select from search.hidden_authors h where h.author_id = p.author_id)
    limit 1
  )`;

const recent = (name: string, order: 'desc' | 'asc') =>
  statement(name, `${found(order)} select loose.id from loose cross join ${whole('')} post limit $5`);

/** Depois de um mês sem novidade, um post vale pouco mais de metade; nunca menos de 30 %. */
const RECENCY = `0.3 + 0.7 * exp(-greatest($6::float8 - extract(epoch from uuid_extract_timestamp(id))::float8, 0) / 2592000)`;

/** O radical sozinho vale 0,3; a palavra exata, mais 1. Textos longos não ganham por serem longos (opção 1). */
const RANK = `ts_rank('{0.3, 0.3, 0.3, 1}', p.document, $5::tsquery, 1)::float8 as rank`;

const relevance = (name: string, compare: '<=' | '>=') =>
  statement(
    name,
    `${found('desc')}, best as (
       select loose.id, rank from loose cross join ${whole(RANK)} post limit ${RANKED}
     )
     select id, score from (select id, rank * (${RECENCY}) as score from best) scored
     where (score, id) ${compare} ($7::float8, $8::uuid)
     order by score ${compare === '<=' ? 'desc' : ''}, id ${compare === '<=' ? 'desc' : ''} limit $9`,
  );

/** As leituras do índice. */
export const sql = {
  recent: {
    forward: recent('search.recent', 'desc'),
    backward: recent('search.recent_back', 'asc'),
  },
  relevance: {
    forward: relevance('search.relevance', '<='),
    backward: relevance('search.relevance_back', '>='),
  },
};
