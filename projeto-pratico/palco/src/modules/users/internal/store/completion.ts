import { type Reader, statement } from '#kernel/db.ts';

const ACTIVE = `status = 'active' and suspension is null`;

const sql = {
  // dois trechos curtos de índice: os de cada um que cabem na resposta; quem está nos dois vale pelo nome de usuário
  startingWith: statement(
    'users.starting_with',
    `select id from (
       (select id, handle, 1 as place from users.users
        where handle collate "C" >= $1 and handle collate "C" < $1 || chr(1114111) and ${ACTIVE}
        order by handle collate "C" limit $3)
       union all
       (select id, handle, 2 from users.users
        where users.name_key(name) collate "C" >= users.name_key($2)
          and users.name_key(name) collate "C" < users.name_key($2) || chr(1114111) and ${ACTIVE}
        order by users.name_key(name) collate "C", handle limit $3)
     ) found group by id, handle order by min(place), handle limit $3`,
  ),
};

/** SQL de quem completa um nome. */
export const completion = {
  /** Ids de contas ativas cujo nome de usuário, ou nome, começa assim; os de usuário primeiro. */
  async startingWith(db: Reader, handle: string, name: string, limit: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(sql.startingWith, [handle, name, limit]);
    return rows.map(({ id }) => id);
  },
};
