// Erro: lê e marca o bloco como um número qualquer, sem Atomics.
// Tarefa: 5
// Mensagem: claim não usa nenhuma operação de Atomics
import { FREE, TAKEN } from '../solucao.ts';

export * from '../solucao.ts';

export function claim(states: Int32Array, from: number): number {
  const block = states.indexOf(FREE, from);
  if (block >= 0) states[block] = TAKEN;
  return block;
}
