import type { Item } from '../paginacao/leitor.ts';
import type { TagModel } from './modelo.ts';

/** Uma tabela com o nome de cada hashtag, e a junção com o número dela. */
export const numbered: TagModel = {
  name: 'número + junção',
  tables: `
    create table tags (id integer generated always as identity primary key, name text collate "C" not null unique);
    insert into tags (name) select distinct tag from drawn_tags order by tag;
    create table post_tag_ids as
      select t.id as tag_id, d.post_id from drawn_tags d join tags t on t.name = d.tag order by t.id, d.post_id;
    alter table post_tag_ids add primary key (tag_id, post_id);
    create index on post_tag_ids (post_id, tag_id);
  `,
  relations: ['tags', 'post_tag_ids'],
  async write(db, { id, text, tags }) {
    // antes, e em outro comando: o que outra pessoa acaba de criar só se vê no seguinte. Nome sem posts não faz mal
    await db.query(
      'numbered.names',
      `insert into tags (name) select new.name from unnest($1::text[]) as new (name)
       where not exists (select from tags t where t.name = new.name) on conflict do nothing`,
      [tags],
    );
    await db.query(
      'numbered.write',
      `with post as (insert into posts (id, author_id, text) values ($1, $1, $2))
       insert into post_tag_ids (tag_id, post_id) select id, $1 from tags where name = any($3::text[])`,
      [id, text, tags],
    );
  },
  newest: (db, tag) =>
    db.query<Item>(
      'numbered.newest',
      `select p.id, p.text from post_tag_ids t join posts p on p.id = t.post_id
       where t.tag_id = (select id from tags where name = $1) order by t.post_id desc limit 20`,
      [tag],
    ),
  newestWithBoth: (db, tag, other) =>
    db.query<Item>(
      'numbered.both',
      `select p.id, p.text
       from post_tag_ids t join post_tag_ids o on o.post_id = t.post_id join posts p on p.id = t.post_id
       where t.tag_id = (select id from tags where name = $1) and o.tag_id = (select id from tags where name = $2)
       order by t.post_id desc limit 20`,
      [tag, other],
    ),
  rename: (db, from, to) =>
    db.query('numbered.rename', 'update tags set name = $2 where name = $1', [from, to]),
};
