/**
 * Assembly é bytecode com nomes: o montador troca cada nome por um número, e a máquina executa os números.
 */
import { assemble, listing } from './assembler.ts';
import { trace } from './core.ts';

// #region texto
/** n! para o n da variável 0; o resultado vai sendo guardado na variável 1. */
export const FACTORIAL = `
      push 1
      store 1      ; r = 1
volta:
      push 1
      load 0
      less         ; 1 < n?
      jumpz pronto
      load 1
      load 0
      mul
      store 1      ; r = r * n
      load 0
      push 1
      sub
      store 0      ; n = n - 1
      jump volta
pronto:
      load 1
      halt`;
// #endregion texto

export function main(): void {
  const code = assemble(FACTORIAL);
  console.log(`Montado: ${code.length} números\n${code.join(' ')}`);
  console.log(`\nDesmontado\n${listing(code, ['n', 'r']).join('\n')}`);
  const states = trace(code, [5]);
  console.log(`\nCom n = 5, devolve ${states.at(-1)?.result} em ${states.length - 1} passos`);
}

if (import.meta.main) main();
