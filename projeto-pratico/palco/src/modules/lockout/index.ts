import { tooManyAttempts } from '#http/attempts.ts';
import { unlessWrong } from '#http/failures.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/secret.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import { loginKey, type Users } from '#modules/users/index.ts';
import { store } from './internal/store.ts';

export interface LockoutDeps {
  db: Db;
  clock: Clock;
  users: Pick<Users, 'loginKeys'>;
  /** Senhas erradas por hora, por login; zero não limita. */
  perHour: number;
}

const HOUR_MS = 3_600_000;
const TOO_MANY_SIGN_INS =
  'Houve senhas erradas demais neste login. Entre por um aparelho que já usou, redefina a senha pelo e-mail ou espere';
const TOO_MANY_PROOFS = 'Houve senhas erradas demais nesta conta. Redefina a senha pelo e-mail ou espere';

/**
 * Limita as senhas erradas por conta, venham de quantos endereços vierem, sem que isso tranque a dona para fora: o
 * aparelho que ela já usou tem contagem só sua, e redefinir a senha zera a do login.
 *
 * A contagem é do texto do login, e não da conta: existe igual para quem não tem conta, e o nome e o e-mail de uma
 * pessoa não dividem um balde que contaria de quem é cada um. Somados os dois, são 100 por hora, e a NIST SP 800-63B-4
 * (3.2.2) pede no máximo 100 seguidas. Fonte do aparelho conhecido: OWASP, “Slow Down Online Guessing Attacks with
 * Device Cookies”.
 */
export function createLockout({ db, clock, users, perHour }: LockoutDeps) {
  /** Conta uma tentativa, antes de saber o resultado, e devolve como apagá-la; `null` se já não cabe. */
  async function count(key: Buffer): Promise<(() => Promise<void>) | null> {
    const now = clock.now();
    const end = new Date(now.getTime() + HOUR_MS);
    const endsAt = await db.transaction((tx) => store.count(tx, key, end, now, perHour));
    return endsAt && (() => db.transaction((tx) => store.forgive(tx, key, endsAt)));
  }

  async function refusal(key: Buffer, what: string): Promise<Error> {
    const now = clock.now().getTime();
    const endsAt = (await store.endsAt(db, key))?.getTime() ?? now;
    return tooManyAttempts(Math.max(1, Math.ceil((endsAt - now) / 1_000)), what);
  }

  return {
    /**
     * Corre a prova, se este login ainda pode ser tentado por este aparelho. Só prova que corre e dá nulo gasta tentativa.
     * @param device aparelho que a conta deste login conhece; estourada a contagem dele, vale a dos desconhecidos
     * @throws `too_many_requests` sem correr a prova: recusar não custa um hash, e a senha certa não é exceção
     */
    async attempt<T>(
      login: string,
      device: string | null,
      prove: () => Promise<T | null>,
    ): Promise<T | null> {
      if (perHour === 0) return prove();
      const key = loginKey(login);
      const forgive =
        (device === null ? null : await count(sha256(`device ${device} ${key}`))) ??
        (await count(sha256(`login ${key}`)));
      if (!forgive) throw await refusal(sha256(`login ${key}`), TOO_MANY_SIGN_INS);
      return unlessWrong(forgive, prove);
    },

    /**
     * O mesmo para a senha que se pede de novo a quem já entrou: quem roubou uma sessão não a descobre por tentativa, e
     * as dele não gastam as do login. @throws `too_many_requests`
     */
    async attemptAs<T>(userId: string, prove: () => Promise<T | null>): Promise<T | null> {
      if (perHour === 0) return prove();
      const key = sha256(`account ${userId}`);
      const forgive = await count(key);
      if (!forgive) throw await refusal(key, TOO_MANY_PROOFS);
      return unlessWrong(forgive, prove);
    },

    /** As senhas erradas da hora contra esta conta. */
    export: (userId: string) => db.transaction(async (tx) => store.of(tx, await keysOf(tx, userId))),

    /** Apaga as contagens de horas que passaram; devolve quantas. */
    cleanUp: () => db.transaction((tx) => store.removeEnded(tx, clock.now())),

    reactions: {
      // a senha é outra: as tentativas contra a antiga não dizem mais nada
      passwordChanged: async (tx, userId) => store.clear(tx, await keysOf(tx, userId)),
      deleting: async (tx, userId) => store.clear(tx, await keysOf(tx, userId)),
    } satisfies AccountReactions,
  };

  async function keysOf(tx: Tx, userId: string): Promise<Buffer[]> {
    const logins = await users.loginKeys(tx, userId);
    return [`account ${userId}`, ...logins.map((key) => `login ${key}`)].map(sha256);
  }
}

export type Lockout = ReturnType<typeof createLockout>;
