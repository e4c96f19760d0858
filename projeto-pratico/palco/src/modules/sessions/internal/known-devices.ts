import type { Clock } from '#kernel/clock.ts';
import type { Reader, Tx } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import { sha256 } from '#kernel/secret.ts';
import type { SessionParts } from './parts.ts';
import { isSecret } from './secrets.ts';
import { known } from './store/known.ts';

export interface KnownDevicesDeps {
  db: Reader;
  clock: Clock;
  newId: NewId;
  parts: Pick<SessionParts, 'newSessionToken'>;
}

export const RECOGNITION_SECONDS = 31_536_000;
const MOST_PER_ACCOUNT = 100;

/** Um aparelho que entrou em uma conta e o segredo com que ela o reconhecerá. */
export interface Recognized {
  id: string;
  token: string;
  /** A conta já o conhecia. */
  before: boolean;
}

/**
 * Reconhece os aparelhos por onde cada conta já entrou: um aparelho conhece várias contas e não abre nenhuma.
 *
 * O segredo trazido só continua se a conta que entra já o conhece. Senão troca-se por outro, para todas as contas do
 * aparelho: um segredo plantado no navegador de alguém não pode virar, para quem o plantou, um aparelho conhecido.
 */
export function createKnownDevices({ db, clock, newId, parts }: KnownDevicesDeps) {
  /** O reconhecimento deste segredo por esta conta; `null` se ela não o conhece. */
  const find = (reader: Reader, token: string, userId: string) =>
    known.find(reader, sha256(token), userId, clock.now());

  return {
    /** Para decidir antes de entrar: a conta conhece o aparelho que mandou este segredo? */
    async idOf(token: string | undefined, userId: string): Promise<string | null> {
      return token !== undefined && isSecret(token) ? find(db, token, userId) : null;
    },

    /** A conta ainda não conhece aparelho nenhum. */
    isFirst: async (tx: Tx, userId: string) => (await known.ofUser(tx, userId)).length === 0,

    /** Passa a conhecer o aparelho, ou renova o que já conhecia. */
    async recognize(tx: Tx, given: string | undefined, userId: string): Promise<Recognized> {
      const token = given !== undefined && isSecret(given) ? given : null;
      const mine = token && (await find(tx, token, userId));
      const next = token !== null && mine !== null ? token : parts.newSessionToken();
      const tokenHash = sha256(next);
      const renamed =
        token !== null && mine === null ? await known.rename(tx, sha256(token), tokenHash) : null;
      const id = mine ?? renamed ?? newId();
      const expiresAt = new Date(clock.now().getTime() + RECOGNITION_SECONDS * 1_000);
      await known.save(tx, { id, userId, tokenHash, expiresAt }, MOST_PER_ACCOUNT);
      return { id, token: next, before: mine !== null };
    },
  };
}

export type KnownDevices = ReturnType<typeof createKnownDevices>;
