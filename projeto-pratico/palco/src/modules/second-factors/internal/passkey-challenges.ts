import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#kernel/clock.ts';
import type { Seal } from '#kernel/seal.ts';

export const CHALLENGE_TTL_MS = 300_000;

const TIME_BYTES = 6;
/** O mínimo que a WebAuthn pede (nível 3, seção 13.4.3). */
const RANDOM_BYTES = 16;

/** Um desafio que confere: o que dele se guarda ao gastá-lo. */
export interface OpenChallenge {
  hash: Buffer;
  expiresAt: Date;
}

/**
 * Desafios de passkey selados: o servidor os reconhece sem os ter guardado, e quem pede um milhão deles não ocupa uma
 * linha. Só o que abriu uma porta vai para o banco, para não abrir a segunda.
 */
export function createPasskeyChallenges({ seal, clock }: { seal: Seal; clock: Clock }) {
  return {
    /** @param purpose a conta que vai ganhar a passkey, ou `entrar` */
    create(purpose: string): Buffer {
      const expiry = Buffer.alloc(TIME_BYTES);
      expiry.writeUIntBE(clock.now().getTime() + CHALLENGE_TTL_MS, 0, TIME_BYTES);
      return seal.seal(Buffer.concat([expiry, randomBytes(RANDOM_BYTES)]), purpose);
    },

    /** `null` se o desafio não saiu daqui, é para outra coisa ou venceu. */
    open(challenge: string, purpose: string): OpenChallenge | null {
      const sealed = Buffer.from(challenge, 'base64url');
      const content = seal.open(sealed, purpose);
      if (content === null) return null;
      const expiresAt = new Date(content.readUIntBE(0, TIME_BYTES));
      if (expiresAt <= clock.now()) return null;
      return { hash: createHash('sha256').update(sealed).digest(), expiresAt };
    },
  };
}

export type PasskeyChallenges = ReturnType<typeof createPasskeyChallenges>;

/** O que se pede a quem entra, ou prova de novo quem é: qualquer passkey serve, e quem diz de quem é ela mesma. */
export const SIGN_IN = 'entrar';
