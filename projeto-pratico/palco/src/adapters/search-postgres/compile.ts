import { stem } from '#ports/search/analysis/stem.ts';
import type { Query, Term } from '#ports/search/query.ts';
import { authored, exact, quote, tagged } from './lexemes.ts';

/** As três consultas que uma busca vira, como texto de `tsquery`. */
export interface Compiled {
  /** O que o índice responde sozinho: sem ordem de palavras nem exclusão. */
  loose: string;
  /** O que se pediu. */
  strict: string;
  /** O que dá a nota: a palavra exata conta além do radical. Vazia se só há hashtags e autores: vale a ordem do tempo. */
  rank: string;
}

export function compile({ all, none }: Query): Compiled {
  const strict = all.map((terms) => either(terms.map(strictTerm)));
  const ranked = all.map((terms) => either(terms.flatMap(rankTerm))).filter((text) => text !== '()');
  return {
    loose: both(all.map((terms) => either(terms.map(looseTerm)))),
    strict: both([...strict, ...none.map((term) => `!(${strictTerm(term)})`)]),
    rank: both(ranked),
  };
}

const both = (parts: string[]) => parts.join(' & ');
const either = (parts: string[]) => `(${parts.join(' | ')})`;

function strictTerm(term: Term): string {
  switch (term.kind) {
    case 'word':
      return quote(stem(term.word));
    case 'phrase':
      return `(${term.words.map((word) => quote(exact(word))).join(' <-> ')})`;
    case 'prefix':
      return `${quote(exact(term.prefix))}:*`;
    case 'tag':
      return quote(tagged(term.tag));
    case 'author':
      return quote(authored(term.handle));
  }
}

const looseTerm = (term: Term) =>
  term.kind === 'phrase' ? `(${both(exactWords(term.words))})` : strictTerm(term);

const exactWords = (words: string[]) => words.map((word) => quote(exact(word)));

function rankTerm(term: Term): string[] {
  if (term.kind === 'tag' || term.kind === 'author') return [];
  if (term.kind === 'word') return [strictTerm(term), quote(exact(term.word))];
  return [strictTerm(term)];
}
