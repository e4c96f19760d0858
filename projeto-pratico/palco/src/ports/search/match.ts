import { stem } from './analysis/stem.ts';
import { type Token, tokensOf } from './analysis/tokens.ts';
import type { Span, Term } from './query.ts';

/** Um texto em que se procura mais de uma vez. */
export type Tokens = readonly Token[];

/** Onde um termo acerta um texto, em ordem. Hashtag e autor não estão no texto: não acertam nada dele. */
export function spansOf(term: Term, tokens: Tokens): Span[] {
  switch (term.kind) {
    case 'word': {
      const root = stem(term.word);
      return tokens.filter(({ word }) => stem(word) === root);
    }
    case 'prefix':
      return tokens.filter(({ word }) => word.startsWith(term.prefix));
    case 'phrase':
      return phraseSpans(term.words, tokens);
    default:
      return [];
  }
}

/** As palavras que estão em alguma ocorrência da frase, cada uma uma vez: frases que se cruzam não as multiplicam. */
function phraseSpans(words: string[], tokens: Tokens): Span[] {
  const places = Map.groupBy(tokens, ({ position }) => position);
  const wordAt = (position: number, word: string) => places.get(position)?.find((one) => one.word === word);
  const inside = new Set<Token>();
  for (const start of places.keys()) {
    if (!words.every((word, index) => wordAt(start + index, word))) continue;
    words.forEach((word, index) => {
      const token = wordAt(start + index, word);
      if (token) inside.add(token);
    });
  }
  return [...inside];
}

/** As partes de um texto que estes termos acertam, sem se sobreporem. */
export function hitsOf(text: string, terms: Term[]): Span[] {
  const spans = [...touched(terms, tokensOf(text))].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * As palavras acertadas, cada uma uma vez. O radical de cada palavra do texto se calcula uma vez só, e o termo repetido não
 * se procura de novo: quem manda cem palavras em uma busca não paga cem passeios por post.
 */
function touched(terms: Term[], tokens: Tokens): Set<Span> {
  const roots = new Set(terms.flatMap((term) => (term.kind === 'word' ? stem(term.word) : [])));
  const inflected = tokens.filter(({ word }) => roots.has(stem(word)));
  const others = new Map(
    terms.flatMap((term) => (term.kind === 'word' ? [] : [[JSON.stringify(term), term] as const])),
  );
  return new Set([...inflected, ...[...others.values()].flatMap((term) => spansOf(term, tokens))]);
}
