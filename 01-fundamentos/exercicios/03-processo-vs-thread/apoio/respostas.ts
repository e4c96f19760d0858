import { CheckFailure, equal } from '@trilha/trilha/check';
import { soon } from './bancada.ts';

/** O que uma thread responde: o valor pedido e quem o respondeu. */
export interface Result {
  value: unknown;
  thread: number;
}

/** Como uma promessa de `run` acabou, com prazo. */
async function outcome(
  promise: Promise<Result>,
  never: string,
  sent: string,
): Promise<Result | { error: unknown }> {
  const settled = promise.catch((error: unknown) => ({ error }));
  return await soon(settled, never, sent);
}

/** Exige uma resposta, e devolve a thread que a deu. */
export async function answers(promise: Promise<Result>, value: unknown, sent: string): Promise<number> {
  const result = await outcome(promise, 'a promessa de run nunca acabou', sent);
  if ('error' in result) {
    const details = { sent, received: String(result.error), expected: `a resposta “${value}”` };
    throw new CheckFailure('run foi rejeitado, e a tarefa não tinha defeito', details, result.error);
  }
  equal(result.value, value, { sent, message: 'a resposta não é a desta tarefa' });
  return result.thread;
}

/** Exige uma rejeição, e devolve o motivo. */
export async function rejects(promise: Promise<Result>, message: string, sent: string): Promise<unknown> {
  const result = await outcome(promise, message, sent);
  if ('error' in result) return result.error;
  throw new CheckFailure(message, {
    sent,
    received: `a resposta “${result.value}”`,
    expected: 'uma rejeição',
  });
}

/** Uma promessa que a tarefa só vai conferir depois não pode contar como rejeição sem dono. */
export function later(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {});
  return promise;
}

/** Exige que `run` devolva uma promessa, também quando recusa. */
export function promised(run: () => Promise<Result>, sent: string): Promise<Result> {
  try {
    return later(run());
  } catch (error) {
    const details = { sent, received: String(error), expected: 'uma promessa rejeitada' };
    throw new CheckFailure('run lançou antes de devolver a promessa', details, error);
  }
}
