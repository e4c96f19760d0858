// Erro: vê que a trava está livre e depois a marca: duas veem ao mesmo tempo.
// Tarefa: 5
// Mensagem: duas threads estiveram dentro da trava
export * from '../solucao.ts';

export function withLock<T>(lock: Int32Array, work: () => T): T {
  while (Atomics.load(lock, 0) !== 0) Atomics.wait(lock, 0, 1);
  Atomics.store(lock, 0, 1);
  try {
    return work();
  } finally {
    Atomics.store(lock, 0, 0);
    Atomics.notify(lock, 0, 1);
  }
}
