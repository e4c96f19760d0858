import { AppError } from './errors.ts';

const WINDOW_MS = 60_000;
/** A partir daqui, cada chave nova faz sair as vencidas: inventar chaves não enche a memória. */
const SWEEP_AT = 10_000;

export type Attempts = ReturnType<typeof createAttempts>;

/** Conta tentativas por chave e por minuto, na memória deste processo. `perMinute` zero não limita. */
export function createAttempts(perMinute: number) {
  const windows = new Map<string, { count: number; endsAt: number }>();

  function windowOf(key: string, now: number) {
    const known = windows.get(key);
    if (known !== undefined && known.endsAt > now) return known;
    if (windows.size >= SWEEP_AT)
      for (const [old, { endsAt }] of windows) if (endsAt <= now) windows.delete(old);
    const fresh = { count: 0, endsAt: now + WINDOW_MS };
    windows.set(key, fresh);
    return fresh;
  }

  /**
   * Conta uma tentativa e devolve como a apagar, se ela der certo. Conta antes de saber o resultado: contando depois,
   * cem tentativas simultâneas passariam todas.
   * @param times quantas vezes o limite de uma chave comum esta pode
   * @throws AppError `too_many_requests`, com `Retry-After`
   */
  function count(key: string, times = 1): () => void {
    if (perMinute === 0) return () => {};
    const now = Date.now();
    const window = windowOf(key, now);
    if (window.count >= perMinute * times) throw tooMany(Math.ceil((window.endsAt - now) / 1_000));
    window.count += 1;
    return () => {
      window.count -= 1;
    };
  }

  /** Faz uma prova contada: a que dá certo, ou que não chegou a correr, não gasta tentativa. */
  async function prove<T>(key: string, work: () => Promise<T>): Promise<T> {
    const forgive = count(key);
    let wrong = false;
    try {
      const result = await work();
      wrong = !result;
      return result;
    } finally {
      if (!wrong) forgive();
    }
  }

  return { count, prove };
}

const tooMany = (seconds: number) =>
  new AppError('too_many_requests', `Muitas tentativas seguidas. Espere ${seconds} s e tente de novo.`, {
    headers: { 'retry-after': String(seconds) },
  });
