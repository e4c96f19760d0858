/**
 * Da árvore ao bytecode: percorrer de baixo para cima e escrever uma instrução por nó.
 */
import { type Name, OPCODES } from './core.ts';
import { type Expression, type Operator, parse, SourceError, type Statement } from './parser.ts';

export interface Compiled {
  code: number[];
  /** O nome da variável guardada em cada posição; as primeiras são os argumentos. */
  names: string[];
  /** De que linha do texto (a primeira é 1) veio o que está em cada posição do bytecode. */
  lines: number[];
}

const INSTRUCTION: Record<Operator, Name> = {
  ...{ '+': 'add', '-': 'sub', '*': 'mul', '%': 'rem' },
  ...{ '<': 'less', '==': 'equal' },
};

/**
 * Compila um programa.
 * @param args nomes das variáveis que já chegam com valor
 * @throws {SourceError} erro no texto, com a linha
 */
export function compile(source: string, args: readonly string[] = []): Compiled {
  const output: Compiled = { code: [], names: [...args], lines: [] };
  for (const statement of parse(source)) emitStatement(output, statement);
  return output;
}

/** Escreve uma instrução e devolve a posição do operando, para quem precisa preenchê-lo depois. */
function emit({ code, lines }: Compiled, line: number, name: Name, operand?: number): number {
  const words = operand === undefined ? [OPCODES[name]] : [OPCODES[name], operand];
  code.push(...words);
  lines.push(...words.map(() => line));
  return code.length - 1;
}

// #region emitir
/** Os operandos antes da operação: é a ordem em que a pilha precisa deles. */
function emitExpression(output: Compiled, line: number, node: Expression): void {
  if (node.kind === 'number') emit(output, line, 'push', node.value);
  else if (node.kind === 'name') emit(output, line, 'load', slotOf(output, node));
  else {
    emitExpression(output, line, node.left);
    emitExpression(output, line, node.right);
    emit(output, line, INSTRUCTION[node.operator]);
  }
}
// #endregion emitir

function emitStatement(output: Compiled, node: Statement): void {
  if (node.kind === 'while') emitLoop(output, node);
  else {
    emitExpression(output, node.line, node.value);
    if (node.kind === 'return') emit(output, node.line, 'halt');
    else emit(output, node.line, 'store', slotFor(output, node.name));
  }
}

// #region laco
/** O salto para depois do laço é escrito antes de se saber onde o laço acaba, e preenchido no `fim`. */
function emitLoop(output: Compiled, node: Extract<Statement, { kind: 'while' }>): void {
  const top = output.code.length;
  emitExpression(output, node.line, node.condition);
  const exit = emit(output, node.line, 'jumpz', 0);
  for (const statement of node.body) emitStatement(output, statement);
  emit(output, node.endLine, 'jump', top);
  output.code[exit] = output.code.length;
}
// #endregion laco

function slotOf({ names }: Compiled, { name, line }: { name: string; line: number }): number {
  if (!names.includes(name)) throw new SourceError(line, `“${name}” ainda não tem valor`);
  return names.indexOf(name);
}

function slotFor({ names }: Compiled, name: string): number {
  if (!names.includes(name)) names.push(name);
  return names.indexOf(name);
}
