import type { Sense } from '#kernel/cursor.ts';
import { type Reader, statement } from '#kernel/db.ts';
import { pathOf } from '../conversation.ts';
import { type ListRow, MAYBE_SEEN, ROW, SHOWN, type Step } from './lists.ts';

/** Onde um post está na conversa dele. O caminho vai em hexadecimal: 32 letras por post, da resposta à raiz até ele. */
export interface PlaceRow {
  root_id: string;
  path: string;
}

export type ReplyRow = ListRow & { path: string };

const walk = (name: string, bound: string, order: string) =>
  statement(
    name,
    `select ${ROW}, encode(n.path, 'hex') as path
     from posts.nodes n join posts.posts p on p.id = n.id
     where n.root_id = $4::uuid and n.path ${bound} decode($1, 'hex')
       and n.path > decode($6, 'hex') and n.path < decode($6, 'hex') || '\\xff'
       and ${SHOWN} and ${MAYBE_SEEN}
     order by n.path ${order} limit $2`,
  );

const sql = {
  place: statement(
    'thread.place',
    `select root_id, encode(path, 'hex') as path from posts.nodes where id = $1`,
  ),
  replies: { forward: walk('thread.replies', '>=', ''), backward: walk('thread.replies_back', '<=', 'desc') },
};

/** SQL das conversas: a ordem de conversa é um passeio no índice `(root_id, path)`. */
export const thread = {
  /** Nulo se ninguém respondeu ao post, nem ele a ninguém. */
  place: async (db: Reader, id: string): Promise<PlaceRow | null> =>
    (await db.query<PlaceRow>(sql.place, [id]))[0] ?? null,

  /** As respostas abaixo deste lugar. */
  replies(db: Reader, { from, sense, count, closed }: Step, place: PlaceRow, viewerId: string | null) {
    const start = from === null ? END[sense](place.path) : pathOf(from);
    const values = [start, count, viewerId, place.root_id, closed, place.path];
    return db.query<ReplyRow>(sql.replies[sense], values);
  },
};

/** Antes da primeira resposta de um lugar, e depois da última: nenhum id começa por `ff`. */
const END: Record<Sense, (path: string) => string> = {
  forward: (path) => path,
  backward: (path) => `${path}ff`,
};
