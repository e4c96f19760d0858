/**
 * Uma linguagem inteira em três passos: o texto vira árvore, a árvore vira bytecode, e uma máquina de pilha o executa.
 */
import { listing } from './assembler.ts';
import { compile } from './compiler.ts';
import { fetch, trace } from './core.ts';
import { type Expression, parse, type Statement } from './parser.ts';
import { PROGRAMS } from './programs.ts';

/** A árvore de uma expressão, com o operador na frente dos operandos e um par de parênteses por nó. */
export function showExpression(node: Expression): string {
  if (node.kind === 'number') return String(node.value);
  if (node.kind === 'name') return node.name;
  return `(${node.operator} ${showExpression(node.left)} ${showExpression(node.right)})`;
}

export function showTree(statements: readonly Statement[], indent = '  '): string[] {
  return statements.flatMap((node) => {
    if (node.kind === 'assign') return [`${indent}(= ${node.name} ${showExpression(node.value)})`];
    if (node.kind === 'return') return [`${indent}(devolve ${showExpression(node.value)})`];
    const head = `${indent}(enquanto ${showExpression(node.condition)}`;
    return [head, ...showTree(node.body, `${indent}  `), `${indent})`];
  });
}

/** O que cada passo executou e como deixou a pilha e as variáveis. */
export function steps(code: readonly number[], names: readonly string[], args: readonly number[]): string[] {
  const states = trace(code, args);
  return states.slice(1).map(({ stack, slots, result }, index) => {
    const { name, operand } = fetch(code, states[index]?.pc ?? 0);
    const values = names.map((variable, slot) => `${variable}=${slots[slot] ?? 0}`).join(' ');
    const variable = name === 'load' || name === 'store' ? names[operand ?? 0] : undefined;
    const left = `  ${`${name} ${variable ?? operand ?? ''}`.padEnd(9)} pilha [${stack.join(' ')}]`;
    return left.padEnd(26) + (result === undefined ? values : `devolve ${result}`);
  });
}

export function main(): void {
  const { source, args } = PROGRAMS.fatorial;
  console.log(`O texto\n${source.replaceAll(/^/gm, '  ')}`);
  console.log(`\nA árvore\n${showTree(parse(source)).join('\n')}`);
  const { code, names } = compile(source, args);
  console.log(`\nO bytecode: ${code.length} números\n${listing(code, names).join('\n')}`);
  const all = steps(code, names, [5]);
  console.log(`\nA execução com n = 5: ${all.length} passos\n${all.slice(0, 10).join('\n')}\n  …`);
  console.log(all.slice(-2).join('\n'));
}

if (import.meta.main) main();
