import type { Tx } from '#kernel/db.ts';
import type { AppError } from '#kernel/errors.ts';
import { newSecret, sha256 } from '#kernel/secret.ts';
import type { FactorsDeps } from './deps.ts';
import { challengeInvalid, codeInvalid, secondFactorErrors } from './errors.ts';
import { type CodeMethod, methodsOf, spendCode } from './factors.ts';
import { challenges, type Door } from './store/challenges.ts';
import type { Tries } from './tries.ts';

const TTL_MS = 300_000;
const MAX_TRIES = 5;

/** Quem acertou a senha em uma porta. */
export interface HalfIn {
  userId: string;
  /** O hash que a senha conferida tinha; nulo quando quem provou foi outro provedor. */
  proof: string | null;
  door: Door;
  deviceName: string | null;
}

/** O segundo passo, como quem entra o manda. */
export interface Step {
  challenge: string;
  method: CodeMethod;
  code: string;
}

/** Quem deu o segundo passo, e o que falta fazer na transação que lhe abre a porta. */
export interface Passing {
  userId: string;
  deviceName: string | null;
  /** @throws `challenge_invalid`, `code_invalid` */
  also(tx: Tx): Promise<void>;
}

export type SecondStepDeps = Pick<FactorsDeps, 'db' | 'clock' | 'jobs' | 'seals' | 'users'> & {
  tries: Tries;
};

/** O que se pede depois da senha a quem tem segundo fator. */
export function createSecondStep(deps: SecondStepDeps) {
  const { db, clock, users, tries } = deps;

  /** Conta a tentativa no desafio e na conta. */
  const count = (hash: Buffer, door: Door) =>
    db.transaction(async (tx) => {
      const tried = await challenges.try(tx, hash, door, clock.now(), MAX_TRIES);
      if (tried === null) throw challengeInvalid();
      return { ...tried, today: await tries.count(tx, tried.user_id) };
    });

  return {
    /** A conta pede segundo passo? Pergunte com a linha dela presa: um fator pode estar sendo ligado agora. */
    required: async (tx: Tx, userId: string): Promise<boolean> => (await methodsOf(tx, userId)).length > 0,

    /** Um desafio para quem acertou a senha, no erro que o entrega. Se ela mudou nesse meio-tempo, não há desafio. */
    challenge: ({ userId, proof, door, deviceName }: HalfIn): Promise<AppError> =>
      db.transaction(async (tx) => {
        if ((await users.statusOf(tx, userId, proof)) === null) return challengeInvalid();
        const challenge = newSecret();
        const expiresAt = new Date(clock.now().getTime() + TTL_MS);
        await challenges.insert(tx, { hash: sha256(challenge), userId, door, deviceName, expiresAt });
        const methods = await methodsOf(tx, userId);
        return required({ challenge, methods, expiresIn: TTL_MS / 1_000 });
      }),

    /**
     * Tenta um código. A contagem é antes e à parte: erro nenhum a desfaz. O código e o desafio só se gastam na transação
     * que abre a porta: se ela cair no meio, os dois seguem valendo.
     */
    async pass<T>(
      door: Door,
      { challenge, ...given }: Step,
      enter: (who: Passing) => Promise<T>,
    ): Promise<T> {
      const hash = sha256(challenge);
      const { user_id: userId, device_name: deviceName, today } = await count(hash, door);
      let wrong = false;
      const also = async (tx: Tx) => {
        if (!(await challenges.consume(tx, hash, userId))) throw challengeInvalid();
        wrong = !(await spendCode(deps, tx, userId, given));
        if (wrong) throw codeInvalid();
        await tries.forgive(tx, userId);
      };
      try {
        return await enter({ userId, deviceName, also });
      } finally {
        if (wrong) await tries.missed(userId, today);
      }
    },
  };
}

export type SecondStep = ReturnType<typeof createSecondStep>;

/** Com 256 bits aleatórios, o SHA-256 basta, e quem lê o banco não entra por ninguém. */
const required = (extra: { challenge: string; methods: string[]; expiresIn: number }) =>
  secondFactorErrors.create('second_factor_required', {
    detail: 'A senha confere. Falta o segundo passo: um código, ou a passkey.',
    extra,
  });
