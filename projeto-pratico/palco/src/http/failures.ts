import type { Clock } from '#kernel/clock.ts';
import { tooManyAttempts } from './attempts.ts';

/** Limite de tentativas que falham: quem acerta não gasta nada. */
export interface FailureLimit {
  /**
   * Conta uma tentativa e devolve como apagá-la, se der certo. Conta antes de saber o resultado porque, contando
   * depois, cem tentativas ao mesmo tempo passariam todas.
   * @throws `too_many_requests` sem contar, se a chave já esgotou as suas neste minuto
   */
  count(key: string): () => void;
}

/**
 * Faz a prova e perdoa a tentativa contada, salvo se a prova correu e deu errado: fila cheia ou banco fora do ar não são
 * senha errada, e não podem trancar quem sabe a sua.
 */
export async function unlessWrong<T>(
  forgive: () => void | Promise<void>,
  prove: () => Promise<T>,
): Promise<T> {
  let wrong = false;
  try {
    const result = await prove();
    wrong = !result;
    return result;
  } finally {
    if (!wrong) await forgive();
  }
}

const WINDOW_MS = 60_000;

interface Window {
  failures: number;
  endsAt: number;
}

/** Contagem em memória do processo; a etapa 09 a leva para o Redis. `perMinute` zero não limita. */
export function createFailureLimit(perMinute: number, clock: Clock): FailureLimit {
  // todas duram o mesmo, então a ordem de chegada é a de vencer: as vencidas estão sempre na frente
  const windows = new Map<string, Window>();

  function windowOf(key: string, now: number): Window {
    removeEnded(now);
    const known = windows.get(key);
    if (known && known.endsAt > now) return known;
    const fresh = { failures: 0, endsAt: now + WINDOW_MS };
    windows.set(key, fresh);
    return fresh;
  }

  /** Cada janela sai uma vez: por tentativa, o custo é constante, e a memória é a das chaves do último minuto. */
  function removeEnded(now: number): void {
    for (const [key, { endsAt }] of windows) {
      if (endsAt > now) return;
      windows.delete(key);
    }
  }

  return {
    count(key) {
      if (perMinute === 0) return () => {};
      const now = clock.now().getTime();
      const window = windowOf(key, now);
      if (window.failures >= perMinute) throw tooManyAttempts(Math.ceil((window.endsAt - now) / 1_000));
      window.failures += 1;
      return () => {
        window.failures -= 1;
      };
    },
  };
}
