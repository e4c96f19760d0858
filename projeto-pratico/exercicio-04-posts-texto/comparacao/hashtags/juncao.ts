import type { Item } from '../paginacao/leitor.ts';
import type { TagModel } from './modelo.ts';

/** Uma linha por hashtag de cada post, com a hashtag por extenso: o modelo do Palco. */
export const join: TagModel = {
  name: 'junção',
  tables: `
    create table post_tags as select tag collate "C" as tag, post_id from drawn_tags order by tag, post_id;
    alter table post_tags add primary key (tag, post_id);
    create index on post_tags (post_id, tag);
  `,
  relations: ['post_tags'],
  write: (db, { id, text, tags }) =>
    db.query(
      'join.write',
      `with post as (insert into posts (id, author_id, text) values ($1, $1, $2))
       insert into post_tags (tag, post_id) select tag, $1 from unnest($3::text[]) tag`,
      [id, text, tags],
    ),
  newest: (db, tag) =>
    db.query<Item>(
      'join.newest',
      `select p.id, p.text from post_tags t join posts p on p.id = t.post_id
       where t.tag = $1 order by t.post_id desc limit 20`,
      [tag],
    ),
  newestWithBoth: (db, tag, other) =>
    db.query<Item>(
      'join.both',
      `select p.id, p.text
       from post_tags t join post_tags o on o.post_id = t.post_id and o.tag = $2 join posts p on p.id = t.post_id
       where t.tag = $1 order by t.post_id desc limit 20`,
      [tag, other],
    ),
  rename: (db, from, to) =>
    db.query('join.rename', 'update post_tags set tag = $2 where tag = $1', [from, to]),
};
