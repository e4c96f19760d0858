import type { Reader } from '#kernel/db.ts';
import { type FieldError, invalidFields } from '#kernel/errors.ts';
import { tagKey } from '#modules/posts/index.ts';
import type { Users } from '#modules/users/index.ts';
import { parseQuery, type Query, type Term } from '#ports/search/query.ts';
import { readInstant } from './instant.ts';
import type { SearchQuery } from './schema.ts';

/** O que alguém pediu, entendido: nada do que escreveu vai adiante como veio. */
export interface Asked {
  query: Query;
  since: Date | null;
  until: Date | null;
}

/** @throws `validation_failed` com tudo o que não se entende */
export function understand({ q, author, tag, since, until }: SearchQuery): Asked {
  const errors: FieldError[] = [];
  const { query, problem } = parseQuery(q);
  if (problem !== null) errors.push({ field: 'q', message: problem });
  const asked = { since: readInstant('since', since, errors), until: readInstant('until', until, errors) };
  if (query === null || errors.length > 0) throw invalidFields(errors);
  const filters: Term[][] = [];
  if (author !== undefined) filters.push([{ kind: 'author', handle: author.replace(/^@/, '') }]);
  // a hashtag que não pode existir não está em post nenhum
  if (tag !== undefined) filters.push([{ kind: 'tag', tag: tagKey(tag) ?? '' }]);
  return { ...asked, query: { ...query, all: [...query.all, ...filters] } };
}

/** De ninguém: nome de usuário que não existe não acha nada. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A mesma busca, com o id de cada pessoa no lugar do nome, em uma consulta. */
export async function withIds(users: Pick<Users, 'idsByHandles'>, db: Reader, query: Query): Promise<Query> {
  const handles = [...query.all.flat(), ...query.none].flatMap((term) =>
    term.kind === 'author' ? term.handle.toLowerCase() : [],
  );
  if (handles.length === 0) return query;
  const ids = await users.idsByHandles(db, handles);
  const resolve = (term: Term): Term =>
    term.kind === 'author' ? { ...term, handle: ids.get(term.handle.toLowerCase()) ?? NOBODY } : term;
  return { all: query.all.map((terms) => terms.map(resolve)), none: query.none.map(resolve) };
}
