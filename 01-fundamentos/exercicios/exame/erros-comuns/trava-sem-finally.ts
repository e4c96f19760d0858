// Erro: não solta a trava quando o trabalho lança.
// Tarefa: 5
// Mensagem: a trava ficou presa depois do erro
export * from '../solucao.ts';

export function withLock<T>(lock: Int32Array, work: () => T): T {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1);
  const value = work();
  Atomics.store(lock, 0, 0);
  Atomics.notify(lock, 0, 1);
  return value;
}
