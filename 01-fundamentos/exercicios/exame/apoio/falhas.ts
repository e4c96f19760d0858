/** Falhas que mostram as chamadas que o disco recebeu. */
import { CheckFailure, ok } from '@trilha/trilha/check';
import type { Disk } from './disco.ts';

const AROUND = 'o arquivo chamou node:fs direto: use o `fs` que a função recebe (fs.readSync, fs.openSync…)';

/** O erro veio do sistema de verdade, e não do disco de mentira. */
function wentAround(error: unknown): boolean {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ERR_ACCESS_DENIED' || /^EBADF: bad file descriptor/.test(String(message));
}

const isTodo = (error: unknown) => error instanceof Error && error.message.startsWith('por fazer: ');

/** Faz algo que devia dar certo. */
export function works<T>(disk: Disk, sent: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw unexpected(error, sent, disk);
  }
}

export function unexpected(error: unknown, sent: string, disk: Disk): unknown {
  if (isTodo(error) || error instanceof CheckFailure) return error;
  return new CheckFailure(
    wentAround(error) ? AROUND : 'devia ter dado certo, e lançou um erro',
    { sent, received: `${String(error)}, depois de: ${disk.trace()}` },
    error,
  );
}

/** Faz algo que devia lançar, e devolve o erro. */
export function fails(sent: string, why: string, action: () => unknown): unknown {
  let value: unknown;
  try {
    value = action();
  } catch (error) {
    if (isTodo(error)) throw error;
    return error;
  }
  throw new CheckFailure(why, { sent, received: `nenhum erro${value === undefined ? '' : ', e um valor'}` });
}

export function noneOpen(disk: Disk, sent: string): void {
  ok(disk.openDescriptors.length === 0, 'ficou um descritor aberto', {
    sent,
    received: `aberto: ${disk.openDescriptors.join(', ')}, depois de: ${disk.trace()}`,
  });
}
