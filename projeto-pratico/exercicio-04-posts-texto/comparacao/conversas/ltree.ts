import { ids, type ThreadModel } from './modelo.ts';

/**
 * O caminho no tipo `ltree`, com os operadores dele. O rótulo é um número do post, em oito dígitos, e não o id: com os 32 de
 * um UUID, o índice B-tree recusa o caminho de cem níveis, que passa de 2.704 bytes.
 */
export const ltree: ThreadModel = {
  name: 'ltree',
  tables: `
    create sequence ltree_labels start :posts;
    select nextval('ltree_labels');
    create function ltree_label(n bigint) returns text language sql immutable return lpad(to_hex(n), 8, '0');
    create table ltree_paths as
      with recursive placed as (
        select id, ltree_label(n) as path from drawn_replies where parent_id is null
        union all
        select r.id, p.path || '.' || ltree_label(r.n) from placed p join drawn_replies r on r.parent_id = p.id
      ) select id, path::ltree from placed order by id;
    alter table ltree_paths add primary key (id);
    create unique index on ltree_paths (path);
    create index on ltree_paths using gist (path gist_ltree_ops (siglen = 100));
  `,
  relations: ['ltree_paths'],
  reply: (db, id, parentId) =>
    db.query(
      'ltree.reply',
      `insert into ltree_paths (id, path)
       select $1, path || ltree_label(nextval('ltree_labels')) from ltree_paths where id = $2`,
      [id, parentId],
    ),
  page: (db, rootId, limit) =>
    ids(
      db,
      'ltree.page',
      // os rótulos são hexadecimais: depois de “f” não há mais nada abaixo do caminho
      `select id from ltree_paths where path > (select path from ltree_paths where id = $1)
         and path < (select path from ltree_paths where id = $1) || 'g'
       order by path limit $2`,
      [rootId, limit],
    ),
  subtree: (db, id) =>
    ids(
      db,
      'ltree.subtree',
      `select id from ltree_paths
       where path <@ (select path from ltree_paths where id = $1) and id <> $1 order by path`,
      [id],
    ),
  ancestors: (db, id) =>
    ids(
      db,
      'ltree.ancestors',
      `select id from ltree_paths
       where path @> (select path from ltree_paths where id = $1) and id <> $1 order by path`,
      [id],
    ),
  move: (db, id, parentId) =>
    db.query(
      'ltree.move',
      `update ltree_paths below set path = parent.path || subpath(below.path, nlevel(top.path) - 1)
       from ltree_paths top, ltree_paths parent
       where top.id = $1 and parent.id = $2 and below.path <@ top.path`,
      [id, parentId],
    ),
  forget: (db, lastId) => db.query('ltree.forget', 'delete from ltree_paths where id > $1', [lastId]),
};
