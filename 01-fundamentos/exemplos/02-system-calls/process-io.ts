import { readFileSync } from 'node:fs';

/** O que o kernel anota sobre a entrada e a saída de um processo, todas as threads somadas. */
export interface IoCounts {
  /** Chamadas da família de read: read, pread, readv… Receber de um socket com recv não conta. */
  reads: number;
  /** Chamadas da família de write. */
  writes: number;
  bytesRead: number;
  bytesWritten: number;
}

// #region contadores
/**
 * Lê `/proc/<pid>/io`, um arquivo que não está em disco nenhum: o kernel o escreve na hora em que alguém o lê.
 *
 * @returns `undefined` onde isso não existe (macOS, Windows) ou não é permitido
 */
export function ioCounts(pid: number | 'self' = 'self'): IoCounts | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/io`, 'latin1');
  } catch {
    return undefined;
  }
  const field = (name: string) => Number(text.match(new RegExp(`^${name}: (\\d+)$`, 'm'))?.[1]);
  return {
    reads: field('syscr'),
    writes: field('syscw'),
    bytesRead: field('rchar'),
    bytesWritten: field('wchar'),
  };
}
// #endregion contadores

/**
 * Chamadas de leitura e de escrita que `work` fez. Outra thread do Node pode acordar no meio e somar uma ou duas;
 * por isso `work` roda algumas vezes e vale a menor contagem, descontado o que a própria pergunta custa.
 *
 * @param times quantas vezes rodar. Padrão: 3
 * @returns `undefined` onde não há `/proc`
 */
export function countIo(work: () => void, times = 3): { reads: number; writes: number } | undefined {
  const best = { reads: Number.POSITIVE_INFINITY, writes: Number.POSITIVE_INFINITY };
  for (let time = 0; time < times; time++) {
    const [first, before] = [ioCounts(), ioCounts()];
    work();
    const after = ioCounts();
    if (!first || !before || !after) return undefined;
    const asking = before.reads - first.reads;
    best.reads = Math.min(best.reads, after.reads - before.reads - asking);
    best.writes = Math.min(best.writes, after.writes - before.writes);
  }
  return best;
}
