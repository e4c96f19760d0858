/**
 * Um JIT de uma página: bytecode sem saltos vira o texto de uma função JavaScript, e o V8 a compila daí em diante.
 */
import { compile } from './compiler.ts';
import { disassemble, type Instruction } from './core.ts';

/** Uma regra sem laço, como a nota que ordena uma lista. */
export const RULE = 'devolve 3 * x * x + 2 * y * y + x * y + 7';

// #region traduzir
const OPERATIONS: Record<string, (a: string, b: string) => string> = {
  add: (a, b) => `(${a} + ${b}) | 0`,
  sub: (a, b) => `(${a} - ${b}) | 0`,
  mul: (a, b) => `Math.imul(${a}, ${b})`,
};

/** O comando equivalente a uma instrução, com a pilha em `height` andares, e a altura depois dele. */
function statement({ name, operand = 0 }: Instruction, height: number): [string, number] {
  const [below, top] = [`s${height - 2}`, `s${height - 1}`];
  if (name === 'push') return [`s${height} = ${operand | 0};`, height + 1];
  if (name === 'load') return [`s${height} = args[${operand | 0}] | 0;`, height + 1];
  if (name === 'halt') return [`return ${top};`, height - 1];
  const operation = OPERATIONS[name];
  if (!operation) throw new RangeError(`este JIT não traduz ${name}`);
  return [`${below} = ${operation(below, top)};`, height - 1];
}
// #endregion traduzir

// #region funcao
/** Sem saltos, a altura da pilha em cada instrução se sabe antes de rodar: cada andar vira uma variável. */
export function translate(code: readonly number[]): string {
  const lines: string[] = [];
  let [height, highest] = [0, 0];
  for (const instruction of disassemble(code)) {
    const [line, after] = statement(instruction, height);
    lines.push(line);
    height = after;
    highest = Math.max(highest, height);
  }
  const stack = Array.from({ length: highest }, (_, at) => `s${at} = 0`).join(', ');
  return [`let ${stack};`, ...lines].join('\n');
}

export type Rule = (args: readonly number[]) => number;
export const jit = (code: readonly number[]): Rule => new Function('args', translate(code)) as Rule;
// #endregion funcao

export function main(): void {
  const { code } = compile('devolve x * x + 2 * x', ['x']);
  console.log(`O bytecode de x * x + 2 * x\n  ${code.join(' ')}`);
  console.log(`\nO JavaScript que o JIT escreve\n${translate(code).replaceAll(/^/gm, '  ')}`);
  console.log(`\nCom x = 6: ${jit(code)([6])}`);
}

if (import.meta.main) main();
