// Erro: espera num laço que não dorme.
// Tarefa: 5
// Mensagem: gira em vez de dormir
export * from '../solucao.ts';

export function withLock<T>(lock: Int32Array, work: () => T): T {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0);
  try {
    return work();
  } finally {
    Atomics.store(lock, 0, 0);
    Atomics.notify(lock, 0, 1);
  }
}
