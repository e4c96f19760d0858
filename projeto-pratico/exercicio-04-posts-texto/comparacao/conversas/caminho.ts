import { ids, type ThreadModel } from './modelo.ts';

const UUID_BYTES = 16;

/** O que está abaixo de um lugar é um trecho contínuo do índice `(root_id, path)`: nenhum id começa por `ff`. */
const BELOW = `
  select id from paths where root_id = (select root_id from paths where id = $1)
    and path > (select path from paths where id = $1)
    and path < (select path from paths where id = $1) || '\\xff'
  order by path`;

/** A raiz da conversa e os ids dali até o post, em bytes seguidos: o modelo do Palco. */
export const path: ThreadModel = {
  name: 'caminho',
  tables: `
    create table paths as
      with recursive placed as (
        select id, id as root_id, ''::bytea as path from drawn_replies where parent_id is null
        union all
        select r.id, p.root_id, p.path || uuid_send(r.id) from placed p join drawn_replies r on r.parent_id = p.id
      ) select * from placed order by id;
    alter table paths add primary key (id);
    create unique index on paths (root_id, path);
  `,
  relations: ['paths'],
  reply: (db, id, parentId) =>
    db.query(
      'path.reply',
      'insert into paths (id, root_id, path) select $1::uuid, root_id, path || uuid_send($1) from paths where id = $2',
      [id, parentId],
    ),
  page: (db, rootId, limit) => ids(db, 'path.page', `${BELOW} limit $2`, [rootId, limit]),
  subtree: (db, id) => ids(db, 'path.subtree', BELOW, [id]),
  async ancestors(db, id) {
    const [own] = await db.query<{ root_id: string; path: Buffer }>(
      'path.ancestors',
      'select root_id, path from paths where id = $1',
      [id],
    );
    return own === undefined || own.path.length === 0 ? [] : [own.root_id, ...idsIn(own.path).slice(0, -1)];
  },
  move: (db, id, parentId) =>
    db.query(
      'path.move',
      `update paths below set root_id = parent.root_id,
         path = parent.path || substr(below.path, octet_length(top.path) - ${UUID_BYTES - 1})
       from paths top, paths parent
       where top.id = $1 and parent.id = $2 and below.root_id = top.root_id
         and below.path >= top.path and below.path < top.path || '\\xff'`,
      [id, parentId],
    ),
  forget: (db, lastId) => db.query('path.forget', 'delete from paths where id > $1', [lastId]),
};

function idsIn(bytes: Buffer): string[] {
  const hex = bytes.toString('hex').match(/.{32}/gu) ?? [];
  return hex.map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-'));
}
