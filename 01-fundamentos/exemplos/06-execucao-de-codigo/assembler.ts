/**
 * O montador da máquina de pilha: cada linha do texto é uma instrução, e um nome seguido de dois-pontos é um lugar.
 */
import { disassemble, hasOperand, type Name, OPCODES } from './core.ts';

/** O texto não é um programa desta máquina. */
export class AssemblyError extends Error {
  constructor(line: number, reason: string) {
    super(`linha ${line}: ${reason}`);
    this.name = 'AssemblyError';
  }
}

interface Line {
  number: number;
  words: string[];
}

const isInstruction = (word: string): word is Name => Object.hasOwn(OPCODES, word);
const labelIn = ({ words }: Line): string | undefined =>
  words.length === 1 ? words[0]?.match(/^(\w+):$/)?.[1] : undefined;

// #region montar
/** Duas passagens: a primeira descobre a posição de cada rótulo; a segunda troca nomes por números. */
export function assemble(text: string): number[] {
  const lines = readLines(text);
  const labels = locate(lines);
  return lines.filter((line) => labelIn(line) === undefined).flatMap((line) => encode(line, labels));
}

function encode({ number, words }: Line, labels: ReadonlyMap<string, number>): number[] {
  const [name = '', operand] = words;
  if (!isInstruction(name)) throw new AssemblyError(number, `não conheço “${name}”`);
  if (words.length !== (hasOperand(name) ? 2 : 1))
    throw new AssemblyError(number, `${name} ${hasOperand(name) ? 'pede um operando' : 'não tem operando'}`);
  if (operand === undefined) return [OPCODES[name]];
  const value = labels.get(operand) ?? Number(operand);
  if (!Number.isInteger(value)) throw new AssemblyError(number, `“${operand}” não é número nem rótulo`);
  return [OPCODES[name], value];
}
// #endregion montar

/** O que vem depois de `;` é comentário. */
function readLines(text: string): Line[] {
  return text
    .split('\n')
    .map((line, index) => ({
      number: index + 1,
      words: line.replace(/;.*/, '').split(/\s+/).filter(Boolean),
    }))
    .filter(({ words }) => words.length > 0);
}

function locate(lines: readonly Line[]): Map<string, number> {
  const labels = new Map<string, number>();
  let at = 0;
  for (const line of lines) {
    const label = labelIn(line);
    if (label === undefined) at += line.words.length;
    else if (labels.has(label)) throw new AssemblyError(line.number, `o rótulo “${label}” já existe`);
    else labels.set(label, at);
  }
  return labels;
}

/** O caminho de volta: uma linha por instrução, com a posição, os números crus e o nome. */
export function listing(code: readonly number[], names: readonly string[] = []): string[] {
  return disassemble(code).map(({ at, name, operand, next }) => {
    const raw = code.slice(at, next).join(' ').padEnd(6);
    const variable = name === 'load' || name === 'store' ? names[operand ?? 0] : undefined;
    return `${String(at).padStart(4)}  ${raw} ${name} ${variable ?? operand ?? ''}`.trimEnd();
  });
}
