import type { Item } from '../paginacao/leitor.ts';
import type { TagModel } from './modelo.ts';

/** Sem índice que dê as duas coisas, o banco escolhe: filtrar os mais novos, ou ordenar os que o GIN acha. */
export const NEWEST = 'select id, text from tagged_posts where tags @> array[$1] order by id desc limit 20';

/**
 * As hashtags no próprio post, em um array com índice GIN. As leituras vão sem nome: a escolha depende de a hashtag ser rara
 * ou comum, e o plano genérico de uma consulta preparada não sabe qual é.
 */
export const array: TagModel = {
  name: 'array + GIN',
  tables: `
    create table tagged_posts as
      select p.*, coalesce(array_agg(t.tag order by t.tag) filter (where t.tag is not null), '{}') as tags
      from posts p left join drawn_tags t on t.post_id = p.id group by p.id, p.author_id, p.text order by p.id;
    alter table tagged_posts add primary key (id);
    create index on tagged_posts using gin (tags);
  `,
  relations: ['tagged_posts', '-posts'],
  write: (db, { id, text, tags }) =>
    db.query('array.write', 'insert into tagged_posts (id, author_id, text, tags) values ($1, $1, $2, $3)', [
      id,
      text,
      tags,
    ]),
  newest: (db, tag) => db.query<Item>(null, NEWEST, [tag]),
  newestWithBoth: (db, tag, other) =>
    db.query<Item>(
      null,
      'select id, text from tagged_posts where tags @> array[$1, $2] order by id desc limit 20',
      [tag, other],
    ),
  rename: (db, from, to) =>
    db.query(
      'array.rename',
      'update tagged_posts set tags = array_replace(tags, $1, $2) where tags @> array[$1]',
      [from, to],
    ),
};
