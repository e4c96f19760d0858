/** O que as tarefas usam: registros escritos sem o código do leitor e falhas que mostram as chamadas feitas. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { CheckFailure, equal, ok } from '@trilha/trilha/check';
import type { DurableLog } from '../exercicio.ts';
import { type Disk, named, PATH } from './disco.ts';

export type Answer = typeof import('../exercicio.ts');

/** Um registro no formato do enunciado. */
export function frame(...texts: string[]): Uint8Array {
  const body = Buffer.from(JSON.stringify(texts));
  const record = Buffer.alloc(8 + body.length);
  record.writeUInt32BE(body.length, 0);
  record.set(body, 8);
  record.writeUInt32BE(crc32(record.subarray(8), crc32(record.subarray(0, 4))), 4);
  return Uint8Array.from(record);
}

export const join = (...pieces: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(pieces));

/** Troca um bit, numa cópia. */
export const flipped = (bytes: Uint8Array, at: number, mask = 1): Uint8Array =>
  bytes.with(at, (bytes[at] ?? 0) ^ mask);

export function capture<T>(action: () => T): { value: T } | { error: unknown } {
  try {
    return { value: action() };
  } catch (error) {
    return { error };
  }
}

/** Faz algo que devia dar certo; a falha mostra as chamadas que o disco recebeu. */
export function works<T>(disk: Disk, sent: string, action: () => T): T {
  const outcome = capture(action);
  if ('value' in outcome) return outcome.value;
  throw unexpected(outcome.error, sent, disk);
}

export function unexpected(error: unknown, sent: string, disk: Disk): unknown {
  if (isTodo(error)) return error;
  return new CheckFailure(
    wentAround(error) ? AROUND : 'devia ter dado certo, e lançou um erro',
    { sent, received: `${String(error)}, depois de: ${disk.trace()}` },
    error,
  );
}

const AROUND = 'o arquivo chamou node:fs direto: use o `fs` que a função recebe (fs.writeSync, fs.openSync…)';

/** O erro veio do sistema de verdade, e não do disco de mentira: sem permissão, ou um descritor que lá não existe. */
function wentAround(error: unknown): boolean {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ERR_ACCESS_DENIED' || /^EBADF: bad file descriptor/.test(String(message));
}

const isTodo = (error: unknown) => error instanceof Error && error.message.startsWith('por fazer: ');

/** Exige um erro e o devolve; `why` diz por que aquilo não podia dar certo. */
export function fails(disk: Disk, sent: string, why: string, action: () => unknown): unknown {
  const outcome = capture(action);
  if ('value' in outcome) {
    throw new CheckFailure(why, {
      sent,
      received: `nenhum erro, depois de: ${disk.trace()}`,
      expected: 'um erro',
    });
  }
  if (isTodo(outcome.error)) throw outcome.error;
  if (wentAround(outcome.error)) throw unexpected(outcome.error, sent, disk);
  return outcome.error;
}

export const open = ({ DurableLog: Log }: Answer, disk: Disk, path = PATH): DurableLog =>
  works(disk, 'new DurableLog(fs, caminho)', () => new Log(disk, path));

/** Reabre e compara o que voltou. */
export function recovers(
  answer: Answer,
  disk: Disk,
  expected: readonly string[],
  message: string,
  calls: Disk,
): DurableLog {
  const log = open(answer, disk);
  const sent = `new DurableLog(fs, caminho).recovered, depois de: ${calls.trace()}`;
  equal([...log.recovered], [...expected], { sent, message });
  return log;
}

/** O erro tem de ser o do sistema, com o código, e não outro no lugar. */
export function sameCode(error: unknown, code: string, sent: string): void {
  const found = (error as { code?: unknown } | undefined)?.code;
  ok(found === code, `o erro do sistema devia chegar a quem chamou, com code ${named(code)}`, {
    sent,
    received: error instanceof Error ? error : String(error),
    expected: `um erro com code '${code}'`,
  });
}

export function noneOpen(disk: Disk, sent: string, message = 'ficou um descritor aberto'): void {
  ok(disk.openDescriptors === 0, message, {
    sent,
    received: `${disk.openDescriptors} aberto(s), depois de: ${disk.trace()}`,
    expected: 'nenhum',
  });
}

/** Espera a promessa até um prazo folgado: o que nunca resolve ganha uma frase, em vez de prender a verificação. */
export async function settled<T>(promise: Promise<T>, disk: Disk, sent: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const received = `nada em 500 ms, depois de: ${disk.trace()}`;
      reject(new CheckFailure('a promessa não resolveu nem foi rejeitada', { sent, received }));
    }, 500);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** O que não espera companhia resolve em poucas voltas do laço, sem que passe tempo. */
export async function soon(promise: Promise<unknown>, disk: Disk, sent: string): Promise<void> {
  const state = { settled: false };
  const done = () => {
    state.settled = true;
  };
  promise.then(done, done);
  const start = performance.now();
  for (let turn = 0; !state.settled && (turn < 50 || performance.now() - start < 5); turn++) await nextTurn();
  const inTime = state.settled;
  await settled(promise, disk, sent);
  ok(inTime, 'um texto sozinho não espera companhia: devia ser gravado na volta seguinte do laço', {
    sent,
    received: `nada em ${Math.ceil(performance.now() - start)} ms`,
  });
}
