/**
 * Do texto à árvore: separar em palavras e descobrir quem contém quem.
 * A linguagem tem atribuição, `enquanto … fim` e `devolve`, com + - * % < == e parênteses.
 */

/** Erro de quem escreveu o programa. */
export class SourceError extends Error {
  readonly line: number;
  constructor(line: number, reason: string) {
    super(`linha ${line}: ${reason}`);
    this.name = 'SourceError';
    this.line = line;
  }
}

// #region arvore
export type Operator = '+' | '-' | '*' | '%' | '<' | '==';

export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string; line: number }
  | { kind: 'binary'; operator: Operator; left: Expression; right: Expression };

export type Statement =
  | { kind: 'assign'; line: number; name: string; value: Expression }
  | { kind: 'while'; line: number; condition: Expression; body: Statement[]; endLine: number }
  | { kind: 'return'; line: number; value: Expression };
// #endregion arvore

interface Token {
  text: string;
  line: number;
}

/** Uma palavra da linguagem, ou um sinal que ela não tem. */
const TOKEN = /(\d+|[\p{L}_][\p{L}\d_]*|==|[-+*%<=()])|(\S)/gu;
const NAME = /^[\p{L}_]/u;
const RESERVED = ['enquanto', 'fim', 'devolve'];

/** Separa o texto em palavras (*tokens*): números, nomes e sinais. @throws {SourceError} sinal desconhecido */
export function tokenize(source: string): Token[] {
  return source.split('\n').flatMap((text, index) =>
    [...text.matchAll(TOKEN)].map(([, word, odd]) => {
      if (word === undefined) throw new SourceError(index + 1, `não entendo “${odd}”`);
      return { text: word, line: index + 1 };
    }),
  );
}

/** A fila de palavras ainda não lidas. */
class Words {
  readonly #tokens: Token[];
  #at = 0;
  constructor(source: string) {
    this.#tokens = tokenize(source);
  }
  get next(): string | undefined {
    return this.#tokens[this.#at]?.text;
  }
  get line(): number {
    return (this.#tokens[this.#at] ?? this.#tokens.at(-1))?.line ?? 1;
  }
  take(): string {
    const token = this.#tokens[this.#at++];
    if (!token) throw new SourceError(this.line, 'o programa acabou no meio');
    return token.text;
  }
  expect(text: string): void {
    const { line } = this;
    const found = this.take();
    if (found !== text) throw new SourceError(line, `esperava “${text}” e encontrei “${found}”`);
  }
}

/** Da mais fraca à mais forte: cada nível só conhece os seus operadores e pede os operandos ao nível seguinte. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['<', '=='],
  ['+', '-'],
  ['*', '%'],
];

/** A árvore de um programa. @throws {SourceError} o que não é um programa, com a linha */
export function parse(source: string): Statement[] {
  return block(new Words(source), undefined);
}

function block(words: Words, end: string | undefined): Statement[] {
  const statements: Statement[] = [];
  while (words.next !== end) statements.push(statement(words));
  return statements;
}

function statement(words: Words): Statement {
  const { line } = words;
  const word = words.take();
  if (word === 'devolve') return { kind: 'return', line, value: expression(words) };
  if (word === 'enquanto') {
    const condition = expression(words);
    const body = block(words, 'fim');
    const endLine = words.line;
    words.expect('fim');
    return { kind: 'while', line, condition, body, endLine };
  }
  if (!isName(word)) throw new SourceError(line, `não esperava “${word}”`);
  words.expect('=');
  return { kind: 'assign', line, name: word, value: expression(words) };
}

// #region expressao
/** `a + b * c`: o nível do `+` pede o operando da direita ao nível do `*`, que fica mais fundo na árvore. */
function expression(words: Words, level = 0): Expression {
  const operators = LEVELS[level];
  if (!operators) return factor(words);
  let left = expression(words, level + 1);
  for (;;) {
    const operator = operators.find((candidate) => candidate === words.next);
    if (!operator) return left;
    words.take();
    left = { kind: 'binary', operator, left, right: expression(words, level + 1) };
  }
}
// #endregion expressao

function factor(words: Words): Expression {
  const { line } = words;
  const text = words.take();
  if (/^\d/.test(text)) return { kind: 'number', value: Number(text) | 0 };
  if (isName(text)) return { kind: 'name', name: text, line };
  if (text !== '(') throw new SourceError(line, `esperava um número ou um nome e encontrei “${text}”`);
  const inside = expression(words);
  words.expect(')');
  return inside;
}

const isName = (word: string): boolean => NAME.test(word) && !RESERVED.includes(word);
