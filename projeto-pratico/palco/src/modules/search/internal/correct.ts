import type { Search } from '#ports/search/port.ts';
import type { Query, Span } from '#ports/search/query.ts';

/** A busca com cada palavra que ninguém escreveu trocada pela mais parecida que alguém escreveu; nula se não há o que trocar. */
export async function correct(
  search: Pick<Search, 'suggest'>,
  text: string,
  { all }: Query,
): Promise<string | null> {
  const places = all
    .flat()
    .flatMap((term) => (term.kind === 'word' && term.span ? [{ word: term.word, span: term.span }] : []));
  const suggested = await search.suggest([...new Set(places.map(({ word }) => word))]);
  const changes = places.flatMap(({ word, span }) => {
    const surface = suggested.get(word);
    return surface === undefined ? [] : [{ span, surface }];
  });
  return changes.length === 0 ? null : replaceAll(text, changes);
}

/** De trás para a frente: uma troca não desloca as que faltam. */
function replaceAll(text: string, changes: { span: Span; surface: string }[]): string {
  return changes
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, surface }) => done.slice(0, span.start) + surface + done.slice(span.end), text);
}
