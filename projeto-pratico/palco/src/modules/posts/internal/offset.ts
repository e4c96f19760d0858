import { invalidFields } from '#kernel/errors.ts';
import { type Page, pageFrom } from '#kernel/page.ts';
import { everyoneList, type ListsDeps } from './lists.ts';
import type { Post } from './schema.ts';
import { lists } from './store/lists.ts';

/** Até onde se vai contando: o banco lê e joga fora tudo o que vem antes da página pedida. */
const OFFSET_MAX = 10_000;

export interface OffsetPage extends Page<Post> {
  offset: { page: number; pages: number | null; total: number | null };
}

/**
 * A lista de todos por número de página, atrás da mesma interface dos cursores: acha o último item da página anterior e
 * dali em diante é a mesma leitura. Achá-lo custa ler todos os de antes, e uma publicação nova desloca tudo.
 */
export function createOffset(deps: ListsDeps) {
  const { db, cursors } = deps;

  return async function pageAt(page: number, limit: number, viewerId: string | null): Promise<OffsetPage> {
    if (page * limit > OFFSET_MAX) throw tooFar(limit);
    const counted = await lists.everyoneCount(db, OFFSET_MAX + 1);
    const total = counted > OFFSET_MAX ? null : counted;
    const offset = { page, total, pages: total === null ? null : Math.ceil(total / limit) };
    const skipped = (page - 1) * limit;
    const before = skipped === 0 ? null : await lists.everyoneAt(db, skipped - 1);
    if (skipped > 0 && before === null) return { items: [], nextCursor: null, previousCursor: null, offset };
    const start = before === null ? null : ({ sense: 'forward', keys: [before], inclusive: false } as const);
    return { ...(await pageFrom(cursors, everyoneList(deps, viewerId), start, limit)), offset };
  };
}

const tooFar = (limit: number) =>
  invalidFields([
    {
      field: 'page',
      message: `Com ${limit} por página, vai até a ${Math.floor(OFFSET_MAX / limit)}. Para ir mais fundo, use o cursor.`,
    },
  ]);
