import { ids, inOrder, type Reply, type ThreadModel } from './modelo.ts';

const BELOW = `
  with recursive below as (
    select id, parent_id from adjacency where parent_id = $1
    union all select a.id, a.parent_id from below b join adjacency a on a.parent_id = b.id
  ) select id, parent_id from below order by id`;

/** Cada post diz quem é o pai, e mais nada. Quem está abaixo sai de uma consulta recursiva. */
export const adjacency: ThreadModel = {
  name: 'adjacência',
  tables: `
    create table adjacency as select id, parent_id from drawn_replies order by id;
    alter table adjacency add primary key (id);
    create index on adjacency (parent_id, id) where parent_id is not null;
  `,
  relations: ['adjacency'],
  reply: (db, id, parentId) =>
    db.query('adjacency.reply', 'insert into adjacency (id, parent_id) values ($1, $2)', [id, parentId]),
  async page(db, rootId, limit) {
    return (await adjacency.subtree(db, rootId)).slice(0, limit);
  },
  async subtree(db, id) {
    return inOrder(id, await db.query<Reply>('adjacency.subtree', BELOW, [id]));
  },
  ancestors: (db, id) =>
    ids(
      db,
      'adjacency.ancestors',
      `with recursive above as (
         select parent_id as id, 1 as distance from adjacency where id = $1
         union all select a.parent_id, b.distance + 1 from above b join adjacency a on a.id = b.id
       ) select id from above where id is not null order by distance desc`,
      [id],
    ),
  move: (db, id, parentId) =>
    db.query('adjacency.move', 'update adjacency set parent_id = $2 where id = $1', [id, parentId]),
  forget: (db, lastId) => db.query('adjacency.forget', 'delete from adjacency where id > $1', [lastId]),
};
