import { ids, inOrder, type Reply, type ThreadModel } from './modelo.ts';

/** Quem está abaixo, com o pai: a tabela não guarda a ordem de conversa. */
const BELOW = `
  select c.descendant as id, p.ancestor as parent_id
  from closure c join closure p on p.descendant = c.descendant and p.distance = 1
  where c.ancestor = $1 and c.distance > 0 order by c.descendant`;

/** Uma linha para cada par de antepassado e descendente, e uma de cada post com ele mesmo. */
export const closure: ThreadModel = {
  name: 'fecho',
  tables: `
    create table closure as
      with recursive pair as (
        select id as ancestor, id as descendant, 0::smallint as distance from drawn_replies
        union all
        select p.ancestor, r.id, (p.distance + 1)::smallint from pair p join drawn_replies r on r.parent_id = p.descendant
      ) select * from pair order by ancestor, descendant;
    alter table closure add primary key (ancestor, descendant);
    create index on closure (descendant, distance) include (ancestor);
  `,
  relations: ['closure'],
  reply: (db, id, parentId) =>
    db.query(
      'closure.reply',
      `insert into closure (ancestor, descendant, distance)
       select ancestor, $1::uuid, distance + 1 from closure where descendant = $2 union all select $1, $1, 0`,
      [id, parentId],
    ),
  async page(db, rootId, limit) {
    return (await closure.subtree(db, rootId)).slice(0, limit);
  },
  async subtree(db, id) {
    return inOrder(id, await db.query<Reply>('closure.subtree', BELOW, [id]));
  },
  ancestors: (db, id) =>
    ids(
      db,
      'closure.ancestors',
      'select ancestor as id from closure where descendant = $1 and distance > 0 order by distance desc',
      [id],
    ),
  async move(db, id, parentId) {
    await db.run('begin');
    // solta o ramo de quem está acima dele
    await db.query(
      'closure.loosen',
      `delete from closure c using closure above, closure below
       where above.descendant = $1 and above.distance > 0 and below.ancestor = $1
         and c.ancestor = above.ancestor and c.descendant = below.descendant`,
      [id],
    );
    // e o liga ao novo pai, e a quem está acima do novo pai
    await db.query(
      'closure.attach',
      `insert into closure (ancestor, descendant, distance)
       select above.ancestor, below.descendant, above.distance + below.distance + 1
       from closure above cross join closure below where above.descendant = $2 and below.ancestor = $1`,
      [id, parentId],
    );
    await db.run('commit');
  },
  forget: (db, lastId) => db.query('closure.forget', 'delete from closure where descendant > $1', [lastId]),
};
