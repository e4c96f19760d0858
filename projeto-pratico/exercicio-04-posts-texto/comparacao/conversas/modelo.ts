import type { Database } from '../banco.ts';

/** Como se guarda quem responde a quem. Em todo lugar, a ordem é a de conversa: profundidade primeiro, irmãs por id. */
export interface ThreadModel {
  name: string;
  /** Cria e enche as tabelas, a partir de `drawn_replies`. */
  tables: string;
  relations: readonly string[];
  reply(db: Database, id: string, parentId: string): Promise<unknown>;
  /** As primeiras respostas da conversa que começa neste post. */
  page(db: Database, rootId: string, limit: number): Promise<string[]>;
  /** Tudo o que está abaixo. */
  subtree(db: Database, id: string): Promise<string[]>;
  /** Da raiz ao pai. */
  ancestors(db: Database, id: string): Promise<string[]>;
  /** Passa uma resposta, com tudo o que está abaixo dela, a responder a outro post. */
  move(db: Database, id: string, parentId: string): Promise<unknown>;
  /** Apaga as respostas com id maior que este, todas sem resposta. */
  forget(db: Database, lastId: string): Promise<unknown>;
}

/** Os ids das linhas de uma consulta. */
export async function ids(
  db: Database,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<string[]> {
  return (await db.query<{ id: string }>(name, text, [...values])).map(({ id }) => id);
}

export interface Reply {
  id: string;
  parent_id: string;
}

/**
 * Profundidade primeiro, a partir de linhas em ordem de id: é o que falta aos modelos que não guardam a ordem de conversa. O
 * `search depth first` faria o mesmo no banco, e mais devagar: ordena por um array do tamanho da profundidade.
 */
export function inOrder(topId: string, replies: readonly Reply[]): string[] {
  const children = Map.groupBy(replies, (reply) => reply.parent_id);
  const pending = [topId];
  const order: string[] = [];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    order.push(id);
    pending.push(...(children.get(id) ?? []).map((reply) => reply.id).reverse());
  }
  return order.slice(1);
}
