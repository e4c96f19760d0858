import { statement } from '#kernel/db.ts';
import { LEVELS } from './batches.ts';

/** Quantos achados se conferem por busca, do mais novo em diante: frase rara de palavras comuns não lê o índice inteiro. */
const EXAMINED = 20_000;
/** Entre quantos achados se escolhem os mais relevantes: os mais novos. */
const RANKED = 1_000;

type Way = 'down' | 'up';

const lowest = '(select number from search.batches where first_id <= $2 order by first_id desc limit 1)';
const highest = '(select number from search.batches where first_id <= $3 order by first_id desc limit 1)';

/**
 * Os blocos de lotes, da ponta em diante, cada um quatro vezes maior que o anterior quando o alinhamento deixa: a palavra
 * comum enche a página no primeiro, e a rara passa por todos, que são poucos. `edge` é o primeiro lote já visto.
 */
const blocks = {
  down: `blocks (level, block, edge) as (
    select 0, top, top from ${highest} as newest (top)
    union all
    select level, number >> 2 * level, number >> 2 * level << 2 * level
    from (
      select number, case
          when level < ${LEVELS - 1} and ((number >> 2 * (level + 1)) + 1) << 2 * (level + 1) <= edge then level + 1
          else level
        end as level
      from blocks, lateral (select number from search.batches where number < edge order by number desc limit 1) next
      where edge > ${lowest}
    ) following
  )`,
  up: `blocks (level, block, edge) as (
    select 0, bottom, bottom from ${lowest} as oldest (bottom)
    union all
    select level, number >> 2 * level, (((number >> 2 * level) + 1) << 2 * level) - 1
    from (
      select number, case
          when level < ${LEVELS - 1} and number >> 2 * (level + 1) << 2 * (level + 1) > edge then level + 1
          else level
        end as level
      from blocks, lateral (select number from search.batches where number > edge order by number limit 1) next
      where edge < ${highest}
    ) following
  )`,
} satisfies Record<Way, string>;

/** O post satisfaz a consulta inteira, e quem o escreveu está aí. */
const WHOLE = `document @@ $4::tsquery
  and not exists (select from search.hidden_authors h where h.author_id = posts.author_id)`;

/**
 * Achados do índice em ordem de id. A junção lateral percorre os blocos em ordem, e cada um sai na ordem pedida: o bloco que
 * ninguém pediu não é lido. O `is true` deixa só o GIN por caminho: o plano genérico, que não sabe o tamanho do intervalo de
 * ids, o suporia curto e andaria nele inteiro.
 *
 * Parâmetros: $1 consulta do índice, $2 menor id, $3 maior id, $4 consulta inteira.
 * @param worth o que se quer de cada achado; nulo se ele não satisfaz a consulta inteira
 */
const found = (way: Way, worth: string) => `with recursive ${blocks[way]}, found as (
    select hit.id, hit.worth from blocks cross join lateral (
      select id, ${worth} as worth from search.posts
      where document @@ ($1::tsquery && format('''~%s:%s''', level, block)::tsquery)
        and (id between $2 and $3) is true
      order by id ${way === 'down' ? 'desc' : ''}
    ) hit limit ${EXAMINED}
  )`;

const recent = (name: string, way: Way) =>
  statement(
    name,
    `${found(way, `case when ${WHOLE} then true end`)} select id from found where worth limit $5`,
  );

/** Depois de um mês sem novidade, um post vale pouco mais de metade; nunca menos de 30 %. */
const RECENCY =
  '0.3 + 0.7 * exp(-greatest($6::float8 - extract(epoch from uuid_extract_timestamp(id))::float8, 0) / 2592000)';

/** O radical sozinho vale 0,3; a palavra exata, mais 1. Textos longos não ganham por serem longos (opção 1). */
const RANK = `case when ${WHOLE} then ts_rank('{0.3, 0.3, 0.3, 1}', document, $5::tsquery, 1)::float8 end`;

const relevance = (name: string, compare: '<=' | '>=') => {
  const order = compare === '<=' ? 'desc' : 'asc';
  return statement(
    name,
    `${found('down', RANK)}, best as (
       select id, worth * (${RECENCY}) as score
       from (select id, worth from found where worth is not null limit ${RANKED}) newest
     )
     select id, score from best where (score, id) ${compare} ($7::float8, $8::uuid)
     order by score ${order}, id ${order} limit $9`,
  );
};

/** As leituras do índice. */
export const sql = {
  recent: {
    forward: recent('search.recent', 'down'),
    backward: recent('search.recent_back', 'up'),
  },
  relevance: {
    forward: relevance('search.relevance', '<='),
    backward: relevance('search.relevance_back', '>='),
  },
};
