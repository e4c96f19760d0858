import { common } from './errors.ts';

const VERSION = 'v1';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Cursor opaco de uma lista ordenada por id, do mais novo ao mais antigo.
 * Leva o nome da lista: o cursor de uma não serve em outra. A versão na frente deixa o formato mudar
 * sem que cursores antigos sejam lidos errado.
 */
export function encodeCursor(list: string, lastId: string): string {
  return Buffer.from(`${VERSION}:${list}:${lastId}`).toString('base64url');
}

/** @throws `cursor_invalid` quando o texto não foi escrito por {@link encodeCursor} para esta lista. */
export function decodeCursor(list: string, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [version, name, id, ...rest] = text.split(':');
  const whole = version === VERSION && name === list && rest.length === 0;
  if (!whole || id === undefined || !UUID.test(id) || encodeCursor(list, id) !== cursor) {
    throw common.create(
      'cursor_invalid',
      'O cursor não é desta lista ou foi alterado. Peça a lista de novo, sem ele.',
    );
  }
  return id;
}

export interface PageRequest {
  limit: number;
  /** Só itens com id menor que este. */
  before: string | null;
}

/** Corta a página pedida de uma leitura com um item a mais, que só diz se há continuação. */
export function cutPage<T>(list: string, rows: T[], limit: number, idOf: (row: T) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(list, idOf(last)) : null;
  return { items, nextCursor };
}
