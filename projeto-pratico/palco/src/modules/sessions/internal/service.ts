import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import { type SessionRow, store } from './store.ts';

export interface SessionsDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  ttlSeconds: number;
  /** Estado da conta, com a linha presa; `null` se ela não existe mais ou trocou a senha desde `proof`. */
  statusOf(tx: Tx, userId: string, proof: string): Promise<'active' | 'deactivated' | null>;
}

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** A validade só é renovada depois de gasto um décimo dela: uma escrita a cada 3 dias, não a cada requisição. */
const RENEW_AFTER = 0.1;

/** Sessões com token opaco de 256 bits; no banco fica só o SHA-256, que basta para um segredo com essa entropia. */
export function createService({ db, clock, newId, ttlSeconds, statusOf }: SessionsDeps) {
  const expiry = () => new Date(clock.now().getTime() + ttlSeconds * 1000);
  return {
    /**
     * Abre uma sessão dentro da transação de quem pede e devolve o token, que não fica guardado; `null` se a conta foi
     * apagada, ou trocou a senha, enquanto a senha era conferida: a sessão sobreviveria à troca, que encerra as outras.
     */
    async open(tx: Tx, userId: string, proof: string): Promise<string | null> {
      const status = await statusOf(tx, userId, proof);
      if (status === null) return null;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const session = {
        id: newId(),
        tokenHash: hash(token),
        userId,
        createdAt: clock.now(),
        expiresAt: expiry(),
        active: status === 'active',
      };
      await store.insert(tx, session);
      return token;
    },

    /** Sessão viva deste token e se a validade dela foi renovada agora. */
    async resume(token: string): Promise<{ session: SessionRow; renewed: boolean } | null> {
      if (!TOKEN.test(token)) return null;
      const session = await store.find(db, hash(token), clock.now());
      if (!session) return null;
      const renewed = spent(session, clock.now()) > ttlSeconds * 1000 * RENEW_AFTER;
      if (renewed) await db.transaction((tx) => store.extend(tx, session.id, expiry()));
      return { session, renewed };
    },

    /** Apaga as sessões vencidas de todos; devolve quantas. */
    removeExpired: (): Promise<number> => db.transaction((tx) => store.removeAllExpired(tx, clock.now())),

    setActive: store.setActive,
    closeOthers: store.removeOthers,
    ofUser: (userId: string) => store.ofUser(db, userId),

    async close(sessionId: string): Promise<void> {
      await db.transaction((tx) => store.remove(tx, sessionId));
    },
  };

  function spent(session: SessionRow, now: Date): number {
    return ttlSeconds * 1000 - (session.expires_at.getTime() - now.getTime());
  }
}

const hash = (token: string) => createHash('sha256').update(token).digest();
