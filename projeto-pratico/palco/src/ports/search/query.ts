import { fold } from './analysis/fold.ts';
import { isStopWord } from './analysis/stop-words.ts';
import { type Token, tokensOf } from './analysis/tokens.ts';

/** Um lugar no texto que a pessoa escreveu, em unidades UTF-16. */
export interface Span {
  start: number;
  end: number;
}

/** O que se pode pedir de um post. Palavras já vêm como se comparam: minúsculas e sem acento. */
export type Term =
  /** Esta palavra ou uma flexão dela. `span` diz de onde veio, se veio inteira de uma palavra escrita. */
  | { kind: 'word'; word: string; span: Span | null }
  /** Estas palavras exatas, seguidas, com ou sem acento. */
  | { kind: 'phrase'; words: string[] }
  | { kind: 'prefix'; prefix: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'author'; handle: string };

/** O que se procura: um termo de cada cláusula, e nenhum dos excluídos. */
export interface Query {
  /** Ao menos uma cláusula, e nenhuma vazia. */
  all: Term[][];
  none: Term[];
}

/** Por que uma busca não diz o que procurar, em português, ou a busca entendida. */
export type Parsed = { query: Query; problem: null } | { query: null; problem: string };

interface Piece {
  minus: boolean;
  /** O termo, nas formas que ele admite: “e-mail” é também “email”. */
  terms: Term[][];
  or: boolean;
}

/** Frase (fechada ou não), ou o que não tem espaço. O sinal de menos só vale colado ao que exclui. */
const PIECE = /(?<minus>-?)(?:["“”](?<phrase>[^"“”]*)(?:["“”]|$)|(?<bare>[^\s"“”]+))/gu;
const OR = new Set(['OU', 'OR', '|', '||']);
/** Com menos letras o prefixo traria quase tudo: vale como palavra. */
const SHORTEST_PREFIX = 3;

/** Entende qualquer texto: o que não é operador é palavra, e operador solto não é nada. */
export function parseQuery(text: string): Parsed {
  const pieces = [...text.matchAll(PIECE)].map(toPiece);
  const none = pieces.flatMap(({ minus, terms }) => (minus ? terms.flat() : []));
  const all = dropStopWords(gather(pieces));
  if (all.length > 0) return { query: { all, none }, problem: null };
  const problem =
    none.length > 0 ? 'Só há o que excluir: diga também o que procurar.' : 'Escreva ao menos uma palavra.';
  return { query: null, problem };
}

function toPiece({ groups, index, 0: { length } }: RegExpExecArray): Piece {
  const { minus = '', phrase, bare = '' } = groups ?? {};
  const piece = { minus: minus !== '', or: false };
  if (phrase !== undefined) return { ...piece, terms: phraseTerms(phrase) };
  if (minus === '' && OR.has(bare)) return { ...piece, or: true, terms: [] };
  return { ...piece, terms: bareTerms(bare, index + length - bare.length) };
}

function phraseTerms(text: string): Term[][] {
  const words = tokensOf(text).flatMap(({ word, joins }) => (joins === 1 ? word : []));
  return words.length === 0 ? [] : [[{ kind: 'phrase', words }]];
}

function bareTerms(text: string, at: number): Term[][] {
  const handle = /^de:@?(?<handle>\w+)$/iu.exec(text)?.groups?.handle;
  if (handle !== undefined) return [[{ kind: 'author', handle: handle.toLowerCase() }]];
  const tag = /^#(?<tag>[\p{L}\p{N}\p{M}_]*\p{L}[\p{L}\p{N}\p{M}_]*)$/u.exec(text)?.groups?.tag;
  if (tag !== undefined) return [[{ kind: 'tag', tag: fold(tag) }]];
  const prefix = /^(?<prefix>[\p{L}\p{N}\p{M}]+)\*$/u.exec(text)?.groups?.prefix;
  if (prefix !== undefined && [...fold(prefix)].length >= SHORTEST_PREFIX)
    return [[{ kind: 'prefix', prefix: fold(prefix) }]];
  return wordTerms(tokensOf(text), at);
}

/** Uma cláusula por palavra; a composta é a junção dela ou as partes em sequência. */
function wordTerms(tokens: Token[], at: number): Term[][] {
  const clauses: Term[][] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const { word, joins, start, end } = tokens[index] as Token;
    const term: Term = {
      kind: 'word',
      word,
      span: joins === 1 ? { start: at + start, end: at + end } : null,
    };
    const parts = joins === 1 ? [] : tokens.slice(index + 1, index + 1 + joins);
    clauses.push(
      parts.length === 0 ? [term] : [term, { kind: 'phrase', words: parts.map((one) => one.word) }],
    );
    index += parts.length;
  }
  return clauses;
}

/** `OU` junta os dois vizinhos: “gato OU cachorro fofo” é (gato ou cachorro) e fofo. */
function gather(pieces: Piece[]): Term[][] {
  const clauses: Term[][] = [];
  let joining = false;
  for (const { or, minus, terms } of pieces) {
    const [first, ...rest] = terms;
    if (or || minus) joining = or && clauses.length > 0;
    if (minus || first === undefined) continue;
    if (joining) clauses.at(-1)?.push(...first);
    else clauses.push(first);
    clauses.push(...rest);
    joining = false;
  }
  return clauses;
}

/** Artigos e preposições não escolhem nada, a não ser que sejam tudo o que se pediu. */
function dropStopWords(clauses: Term[][]): Term[][] {
  const telling = clauses.filter(
    (terms) => !terms.every((term) => term.kind === 'word' && isStopWord(term.word)),
  );
  return telling.length > 0 ? telling : clauses;
}
