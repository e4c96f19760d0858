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
      return tokens.flatMap((token) => phraseFrom(token, term.words, tokens));
    default:
      return [];
  }
}

/** As palavras seguidas a partir desta, se são as da frase. */
function phraseFrom({ position }: Token, words: string[], tokens: Tokens): Span[] {
  const found = words.map((word, index) =>
    tokens.find((one) => one.position === position + index && one.word === word),
  );
  return found.every((one) => one !== undefined) ? found : [];
}

/** As partes de um texto que estes termos acertam, sem se sobreporem. */
export function hitsOf(text: string, terms: Term[]): Span[] {
  const tokens = tokensOf(text);
  const spans = terms
    .flatMap((term) => spansOf(term, tokens))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
