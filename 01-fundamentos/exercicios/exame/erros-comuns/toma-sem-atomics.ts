// Erro: olha se o bloco está livre e depois o marca: outra thread cabe no meio.
// Tarefa: 5
// Mensagem: o mesmo bloco foi tomado por duas threads
import { FREE, TAKEN } from '../solucao.ts';

export * from '../solucao.ts';

export function claim(states: Int32Array, from: number): number {
  for (let block = from; block < states.length; block++) {
    if (Atomics.load(states, block) !== FREE) continue;
    Atomics.store(states, block, TAKEN);
    return block;
  }
  return -1;
}
