// cspell:ignore rapida acao
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, type Term } from '../query.ts';

/** A busca entendida, em uma linha: cláusulas separadas por espaço, alternativas por barra. */
function read(text: string): string {
  const { query, problem } = parseQuery(text);
  if (query === null) return problem;
  const clauses = query.all.map((terms) => terms.map(show).join('|'));
  return [...clauses, ...query.none.map((term) => `-${show(term)}`)].join(' ');
}

function show(term: Term): string {
  if (term.kind === 'word') return term.word;
  if (term.kind === 'phrase') return `"${term.words.join('+')}"`;
  if (term.kind === 'prefix') return `${term.prefix}*`;
  return term.kind === 'tag' ? `#${term.tag}` : `de:${term.handle}`;
}

const NOTHING = 'Escreva ao menos uma palavra.';

const CASES: [typed: string, read: string][] = [
  ['Ação  Rápida', 'acao rapida'],
  ['"Bom Dia"', '"bom+dia"'],
  ['“bom dia”', '"bom+dia"'],
  ['"bom dia', '"bom+dia"'],
  ['a"b"c', '"b" c'],
  ['gato -preto', 'gato -preto'],
  ['gato - preto', 'gato preto'],
  ['gato -"olho azul"', 'gato -"olho+azul"'],
  ['gato OU cachorro fofo', 'gato|cachorro fofo'],
  ['gato ou cachorro', 'gato cachorro'],
  ['gato OR cachorro | rato', 'gato|cachorro|rato'],
  ['OU gato OU', 'gato'],
  ['gato OU OU cachorro', 'gato|cachorro'],
  ['gato OU -rato cachorro', 'gato cachorro -rato'],
  ['prog*', 'prog*'],
  ['pr*', 'pr'],
  ['*', NOTHING],
  ['de:@Ana_1 bolo', 'de:ana_1 bolo'],
  ['-de:ana bolo', 'bolo -de:ana'],
  ['de: ana', 'ana'],
  ['#AçãoSocial', '#acaosocial'],
  ['#123', '123'],
  ['c# C++ f#', 'c# c++ f#'],
  ['node.js', 'nodejs|"node+js"'],
  ['e-mail', 'email|"e+mail"'],
  ['1.000 2,50', '1000|"1+000" 2.50|"2+50"'],
  ['o bolo de cenoura', 'bolo cenoura'],
  ['o que é', 'o que e'],
  ['de o a', 'de o a'],
  ['-só', 'Só há o que excluir: diga também o que procurar.'],
  ['', NOTHING],
  [' "" - -- | ', NOTHING],
  ['\u200b', NOTHING],
];

describe('entender uma busca', () => {
  test.each(CASES)('%s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test('a palavra diz de onde veio, para ser trocada no lugar', () => {
    const text = 'bolo -de "de fubá" café!';
    const terms = parseQuery(text).query?.all.flat() ?? [];
    const spans = terms.flatMap((term) => (term.kind === 'word' && term.span ? [term.span] : []));
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['bolo', 'café']);
  });

  test('qualquer texto tem uma leitura, ou uma razão para não ter', () => {
    const piece = fc.constantFrom(
      '"',
      '-',
      'OU',
      '|',
      '*',
      '#',
      'de:',
      ' ',
      'ação',
      "'",
      '\\',
      '&',
      '!',
      '(',
      ':*',
      '<->',
      '💥',
    );
    const messy = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(messy, (parts) => {
        const { query, problem } = parseQuery(parts.join(''));
        if (query === null) return problem.length > 0;
        return query.all.length > 0 && query.all.every((terms) => terms.length > 0 && terms.every(isFull));
      }),
      { numRuns: 10_000, seed: 20_261_130 },
    );
  });
});

/** Nenhum termo é vazio: um vazio acharia tudo, ou nada. */
function isFull(term: Term): boolean {
  if (term.kind === 'word') return term.word !== '';
  if (term.kind === 'phrase') return term.words.length > 0 && term.words.every((word) => word !== '');
  return show(term).length > 1;
}
