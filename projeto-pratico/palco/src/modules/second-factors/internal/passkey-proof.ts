import type { Tx } from '#kernel/db.ts';
import type { FactorsDeps } from './deps.ts';
import { CHALLENGE_TTL_MS, type PasskeyChallenges, SIGN_IN } from './passkey-challenges.ts';
import type { Assertion } from './schema.ts';
import { accounts } from './store/accounts.ts';
import { challenges as spent } from './store/challenges.ts';
import { type PasskeyRow, passkeys } from './store/passkeys.ts';
import { type RelyingParty, verifyAssertion } from './webauthn.ts';

export type PasskeyProofDeps = Pick<FactorsDeps, 'db' | 'clock'> & {
  challenges: PasskeyChallenges;
  relyingParty: RelyingParty;
};

/** Uma passkey que conferiu, e o que falta fazer na transação que se vale dela. */
export interface PasskeyProof {
  userId: string;
  /** Gasta o desafio e anda o contador; `false` se outra resposta já o fez. */
  spend(tx: Tx): Promise<boolean>;
}

/** Provar quem se é com uma passkey, que vale por dois fatores: o aparelho, e o PIN ou a digital que o abre. */
export function createPasskeyProof({ db, clock, challenges, relyingParty }: PasskeyProofDeps) {
  /** A conta que o autenticador diz ser precisa ser a dona da credencial. Fonte: WebAuthn nível 3, 7.2, passo 6. */
  async function isOwner(
    { user_id }: PasskeyRow,
    said: string | null,
    viewer: string | null,
  ): Promise<boolean> {
    const handle = (await accounts.userHandle(db, user_id))?.toString('base64url');
    if (said !== null) return said === handle && (viewer === null || viewer === user_id);
    return viewer === user_id;
  }

  return {
    /** O que o navegador pede: qualquer passkey deste lugar, sem dizer de quem. */
    options: (): Record<string, unknown> => ({
      challenge: challenges.create(SIGN_IN).toString('base64url'),
      rpId: relyingParty.id,
      allowCredentials: [],
      userVerification: 'required',
      timeout: CHALLENGE_TTL_MS,
    }),

    /** Confere a resposta; `null` se algo não confere. @param viewer quem já entrou, e só prova com uma passkey sua */
    async verify(response: Assertion, viewer: string | null): Promise<PasskeyProof | null> {
      const passkey = await passkeys.byCredential(db, Buffer.from(response.id, 'base64url'));
      if (passkey === null || !(await isOwner(passkey, response.response.userHandle ?? null, viewer)))
        return null;
      const open = (challenge: string) => challenges.open(challenge, SIGN_IN);
      const verified = await verifyAssertion(relyingParty, response, open, passkey);
      if (verified === null) return null;
      const { counter, challenge } = verified;
      return {
        userId: passkey.user_id,
        spend: async (tx) =>
          (await spent.spend(tx, challenge.hash, challenge.expiresAt)) &&
          (await passkeys.use(tx, passkey.id, counter, clock.now())),
      };
    },
  };
}

export type PasskeyProofs = ReturnType<typeof createPasskeyProof>;
