import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Book, bookHas } from '../book.ts';

/** Uma forma que a casa não usa e a que usa no lugar. */
export interface Misspelling {
  pattern: RegExp;
  /** A grafia certa: o que casa e é igual a ela, a menos da primeira maiúscula, passa. */
  term: string;
}

export const GLOSSARY = 'docs/glossario.md';

/**
 * Do glossário saem duas proibições: a grafia diferente de um termo que tem hífen, espaço ou maiúscula (*fan out*,
 * *Etag*) e o que a explicação diz que nunca se escreve. Vêm das tabelas `| Termo | O que é |`; as outras são da tela.
 */
export function readGlossary(book: Book): Misspelling[] {
  if (!bookHas(book, GLOSSARY)) return [];
  const text = readFileSync(join(book.root, GLOSSARY), 'utf8');
  if (last?.text !== text) last = { text, found: parseGlossary(text) };
  return last.found;
}

/** O glossário se lê a cada parágrafo, e quase nunca muda. */
let last: { text: string; found: Misspelling[] } | undefined;

function parseGlossary(text: string): Misspelling[] {
  const found: Misspelling[] = [];
  let inTerms = false;
  for (const line of text.split('\n')) {
    const [, first = '', second = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!line.startsWith('|')) inTerms = false;
    else if (first === 'Termo') inTerms = true;
    else if (inTerms && !/^-+$/.test(first)) found.push(...readTerm(first, second));
  }
  return found;
}

function readTerm(cell: string, meaning: string): Misspelling[] {
  const terms = cell
    .replaceAll(/\(.*?\)/g, '')
    .split(',')
    .map((term) => term.trim());
  const [main = ''] = terms;
  return [
    ...terms.filter((term) => /[\s-]|[A-Z]/.test(term) && /^[\p{L}\s-]+$/u.test(term)).map(variantsOf),
    ...neverUsed(meaning).map((form) => ({ pattern: wholeWord(spaced(literal(form))), term: main })),
  ];
}

/** `nunca se escreve “em voo”`, `“linha do tempo” não se usa`. “Nunca”, sozinho, é de um sentido só, e não se confere. */
function neverUsed(meaning: string): string[] {
  const lists = meaning.match(/nunca se escreve “[^”]+”(?: nem “[^”]+”)*|“[^”]+” não se usa/g) ?? [];
  return lists.flatMap((list) => [...list.matchAll(/“([^”]+)”/g)].map(([, form = '']) => form));
}

/** Junto, separado, com hífen, em outra caixa: tudo o que se lê como o mesmo termo. */
function variantsOf(term: string): Misspelling {
  const pieces = term.split(/[\s-]+/).map(literal);
  return { pattern: wholeWord(pieces.join('[\\s-]?')), term };
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const spaced = (text: string) => text.replaceAll(/\s+/g, '\\s+');
const wholeWord = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}_-])${source}(?![\\p{L}\\p{N}_-])`, 'giu');

/** As formas erradas de um texto corrido, com a certa. */
export function misspellingsIn(
  text: string,
  glossary: readonly Misspelling[],
): { form: string; term: string }[] {
  return glossary.flatMap(({ pattern, term }) =>
    [...text.matchAll(pattern)]
      .map(([form]) => form.replaceAll(/\s+/g, ' '))
      .filter((form) => form !== term && form !== term.charAt(0).toUpperCase() + term.slice(1))
      .map((form) => ({ form, term })),
  );
}
