import { useState, useSyncExternalStore } from 'react';
import { ProblemError } from '../api/problem.ts';

const SECOND_MS = 1000;
/** Duas olhadas por segundo: nenhum segundo da contagem se pula. */
const LOOK_MS = 500;

const never = () => () => {};

function everyLook(listener: () => void) {
  const timer = setInterval(listener, LOOK_MS);
  return () => clearInterval(timer);
}

/**
 * Segundos que faltam até um instante; 0 depois dele. Conta pelo relógio, e não pelas batidas: uma aba no fundo as
 * perde.
 *
 * @param until instante em milissegundos, ou 0 quando não há o que esperar
 */
export const useCountdown = (until: number): number =>
  useSyncExternalStore(until === 0 ? never : everyLook, () =>
    Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS)),
  );

/** Segundos que faltam para tentar de novo o que a API recusou por excesso de tentativas. */
export function useWait(error: unknown): number {
  const [seen, setSeen] = useState<{ error: unknown; until: number }>({ error: null, until: 0 });
  if (seen.error !== error) {
    const seconds = error instanceof ProblemError ? error.retryAfter : null;
    setSeen({ error, until: seconds === null ? 0 : Date.now() + seconds * SECOND_MS });
  }
  return useCountdown(seen.until);
}
