import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// #region gc
let collect: (() => void) | undefined;

/** Força uma coleta completa, como `gc()` sob `node --expose-gc`, sem exigir a opção de quem roda. */
export function forceGc(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void; // só um contexto criado depois da opção tem `gc`
  }
  collect();
}

/** Bytes de objetos vivos no heap do V8, depois de uma coleta completa. */
export function liveBytes(): number {
  forceGc();
  return process.memoryUsage().heapUsed;
}

/** O mesmo, mais os bytes dos Buffers, que ficam fora do heap. */
export function liveBytesWithBuffers(): number {
  return liveBytes() + process.memoryUsage().arrayBuffers;
}
// #endregion gc

// #region retido
/**
 * Bytes que ficam presos depois de `work`. O que ele devolve continua vivo até a segunda medida.
 * Espera uma volta do laço antes de coletar: até lá o V8 ainda segura o alvo de um WeakRef lido nesta volta.
 */
export async function retainedBytes(work: () => unknown, live = liveBytes): Promise<number> {
  await nextTurn();
  const before = live();
  const held: unknown[] = [work()];
  await nextTurn();
  const after = live();
  held.length = 0; // depois da medida: sem esta linha o compilador poderia soltar `held` antes
  return after - before;
}
// #endregion retido

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

/** “2 GiB”, “1,5 MiB”, “320 KiB”, “12 bytes”. */
export function bytesText(bytes: number): string {
  const text = (value: number) => value.toLocaleString('pt-BR', { maximumFractionDigits: 1 });
  if (Math.abs(bytes) >= GIBIBYTE) return `${text(bytes / GIBIBYTE)} GiB`;
  if (Math.abs(bytes) >= MEBIBYTE) return `${text(bytes / MEBIBYTE)} MiB`;
  if (Math.abs(bytes) >= 1024) return `${text(bytes / 1024)} KiB`;
  return `${text(bytes)} bytes`;
}
