import type { Clock } from '#kernel/clock.ts';
import type { Reader } from '#kernel/db.ts';
import { devices } from './store/devices.ts';

interface Life {
  userId: string;
  active: boolean;
}

/** Um aparelho encerrado em outro processo ainda vale por no máximo isto; neste, morre na hora. */
const TTL_MS = 5_000;
const MOST = 10_000;

/**
 * Diz se o aparelho de um token de acesso ainda vive. A assinatura não sabe: sem isto, um token de aparelho revogado
 * valeria até vencer. O cache curto poupa a consulta de quem faz muitas requisições seguidas.
 */
export function createLiveness({ db, clock }: { db: Reader; clock: Clock }) {
  const seen = new Map<string, { life: Life | null; until: number }>();
  let changes = 0;

  async function read(deviceId: string): Promise<Life | null> {
    const now = clock.now();
    const before = changes;
    const row = await devices.alive(db, deviceId, now);
    const life = row && { userId: row.user_id, active: row.account_active };
    // encerrado enquanto se lia: o que se leu já pode ser velho
    if (changes === before) keep(deviceId, life, now.getTime() + TTL_MS);
    return life;
  }

  /** Chegou ao limite, sai o mais antigo: o custo é constante. */
  function keep(deviceId: string, life: Life | null, until: number): void {
    seen.delete(deviceId);
    seen.set(deviceId, { life, until });
    const [oldest] = seen.keys();
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
  }

  return {
    /** De quem é o aparelho, se ele vive. */
    async of(deviceId: string): Promise<Life | null> {
      const known = seen.get(deviceId);
      if (known && known.until > clock.now().getTime()) return known.life;
      return read(deviceId);
    },
    /** Algo mudou nos aparelhos: lê-se tudo de novo. É raro, e reler custa uma busca por chave. */
    forget(): void {
      changes += 1;
      seen.clear();
    },
  };
}

export type Liveness = ReturnType<typeof createLiveness>;
