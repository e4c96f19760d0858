// Erro: em vez de acordar quem dorme, deixa que cada um acorde sozinho de tempos em tempos e olhe.
// Tarefa: 5
// Mensagem: quem dormia à espera dela não foi avisado
export * from '../solucao.ts';

export function withLock<T>(lock: Int32Array, work: () => T): T {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1, 1);
  try {
    return work();
  } finally {
    Atomics.store(lock, 0, 0);
  }
}
