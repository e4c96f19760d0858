import { tooManyAttempts } from '#http/attempts.ts';
import { createFailureLimit } from '#http/failures.ts';
import type { Tx } from '#kernel/db.ts';
import type { FactorsDeps } from './deps.ts';
import { tell } from './letters.ts';
import { accounts } from './store/accounts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * A cada código, três dos 10^6 valem: cem por dia dão a quem sabe a senha 3 chances em 10 mil por dia, e a dona
 * fica sabendo no quinto. Fonte do teto: NIST SP 800-63B-4, seção 3.2.2, cem erros seguidos por conta.
 */
const PER_DAY = 100;
const STEP_UPS_PER_MINUTE = 10;
const WARN_AFTER = 5;

export type TriesDeps = Pick<FactorsDeps, 'db' | 'clock' | 'jobs'>;

/**
 * Quantos códigos se pode tentar. Só os gasta quem já provou a senha, ou já está dentro: um estranho não tranca ninguém.
 * Ficam no banco, para que reiniciar ou ter vários processos não os multiplique. Senha nova os devolve.
 */
export function createTries({ db, clock, jobs }: TriesDeps) {
  const stepUps = createFailureLimit(STEP_UPS_PER_MINUTE, clock);

  return {
    /** Conta uma tentativa, antes de se saber se o código confere, e devolve quantas já são. @throws `too_many_requests` */
    async count(tx: Tx, userId: string): Promise<number> {
      const now = clock.now();
      const endsAt = new Date(now.getTime() + DAY_MS);
      const tries = await accounts.try(tx, userId, { now, endsAt, max: PER_DAY });
      if (tries !== null) return tries;
      const until = await accounts.triesUntil(tx, userId);
      // nunca pediu um fator: não há código que se adivinhe
      if (until === null) return 0;
      throw tooManyAttempts(Math.ceil((until.getTime() - now.getTime()) / 1_000));
    },

    /** O código conferiu: a tentativa contada não pesa. */
    forgive: accounts.forgive,

    /** Uma por vez da mesma conta, já dentro. @throws `too_many_requests` */
    countStepUp: (userId: string) => stepUps.count(userId),

    /** O código não conferiu. Do quinto do dia em diante a dona fica sabendo, no máximo uma vez por hora. */
    async missed(userId: string, tries: number): Promise<void> {
      if (tries < WARN_AFTER) return;
      await db.transaction(async (tx) => {
        const now = clock.now();
        const since = new Date(now.getTime() - HOUR_MS);
        if (await accounts.warn(tx, userId, now, since)) await tell({ jobs }, tx, userId, 'wrong_codes');
      });
    },
  };
}

export type Tries = ReturnType<typeof createTries>;
