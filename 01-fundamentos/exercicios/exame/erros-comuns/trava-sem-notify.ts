// Erro: solta a trava e não acorda quem dorme.
// Tarefa: 5
// Mensagem: uma thread dormiu e ninguém a acordou
export * from '../solucao.ts';

export function withLock<T>(lock: Int32Array, work: () => T): T {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1);
  try {
    return work();
  } finally {
    Atomics.store(lock, 0, 0);
  }
}
