// Erro: solta a trava com uma atribuição comum.
// Tarefa: 5
// Mensagem: lock[0] mudou sem ser por Atomics
export * from '../solucao.ts';

export function withLock<T>(lock: Int32Array, work: () => T): T {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1);
  try {
    return work();
  } finally {
    lock[0] = 0;
    Atomics.notify(lock, 0, 1);
  }
}
