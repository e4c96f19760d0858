import { statement, type Tx } from '#kernel/db.ts';

export interface NewNode {
  id: string;
  parentId: string;
  rootId: string;
  /** Caminho do pai, sem o id deste. */
  parentPath: Buffer;
}

const sql = {
  // a primeira resposta de uma conversa põe também a raiz; duas ao mesmo tempo, uma só
  insert: statement(
    'nodes.insert',
    `with root as (
       insert into posts.nodes (id, root_id, depth, path) values ($3, $3, 0, '') on conflict do nothing
     )
     insert into posts.nodes (id, parent_id, root_id, depth, path)
     select $1, $2, $3, octet_length(path) / 16, path from (select $4::bytea || uuid_send($1) as path) as own`,
  ),
  removeGone: statement(
    'nodes.remove_gone',
    `delete from posts.nodes n where n.gone and not exists (select from posts.nodes child where child.parent_id = n.id)
     returning 1`,
  ),
};

/** SQL do esqueleto das conversas. */
export const nodes = {
  async insert(tx: Tx, { id, parentId, rootId, parentPath }: NewNode): Promise<void> {
    await tx.query(sql.insert, [id, parentId, rootId, parentPath]);
  },
  /** Tira os nós apagados que não têm mais nada abaixo; devolve quantos. */
  removeGone: async (tx: Tx) => (await tx.query(sql.removeGone)).length,
};
