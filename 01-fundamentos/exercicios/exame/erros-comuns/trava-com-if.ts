// Erro: acorda e entra sem olhar de novo: outra pode ter chegado antes.
// Tarefa: 5
// Mensagem: duas threads estiveram dentro da trava
export * from '../solucao.ts';

export function withLock<T>(lock: Int32Array, work: () => T): T {
  if (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1);
  try {
    return work();
  } finally {
    Atomics.store(lock, 0, 0);
    Atomics.notify(lock, 0, 1);
  }
}
