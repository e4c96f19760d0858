// Erro: procura sempre desde o bloco 0, e não a partir de `from`.
// Tarefa: 5
// Mensagem: claim([2, 1, 0, 0, 1, 0], 3)
import { FREE, TAKEN } from '../solucao.ts';

export * from '../solucao.ts';

export function claim(states: Int32Array, _from: number): number {
  for (let block = 0; block < states.length; block++)
    if (Atomics.compareExchange(states, block, FREE, TAKEN) === FREE) return block;
  return -1;
}
