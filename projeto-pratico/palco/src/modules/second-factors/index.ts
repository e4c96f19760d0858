import type { AttemptLimit } from '#http/attempts.ts';
import type { Module } from '#http/module.ts';
import type { Tx } from '#kernel/db.ts';
import type { SecondStep } from '#modules/sessions/index.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { ExportSection } from '#modules/users/index.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import type { FactorsDeps } from './internal/deps.ts';
import { createLetterJob, LETTER, type LetterKind, tell } from './internal/letters.ts';
import { createPasskeyChallenges } from './internal/passkey-challenges.ts';
import { createPasskeyProof } from './internal/passkey-proof.ts';
import { createPasskeySetup } from './internal/passkey-setup.ts';
import { securityRoutes } from './internal/routes/security.ts';
import { signInRoutes } from './internal/routes/sign-in.ts';
import { Identity, Passkey } from './internal/schema.ts';
import { createSecondStep } from './internal/second-step.ts';
import { createSecurity } from './internal/security.ts';
import { createStepUp } from './internal/step-up.ts';
import { accounts } from './internal/store/accounts.ts';
import { challenges as challengeStore } from './internal/store/challenges.ts';
import { passkeys } from './internal/store/passkeys.ts';
import { totp } from './internal/store/totp.ts';
import { createTotpSetup } from './internal/totp-setup.ts';
import { createTries } from './internal/tries.ts';
import { relyingPartyAt } from './internal/webauthn.ts';

export { lastSignInMethod, secondFactorErrors } from './internal/errors.ts';
export type { Identity } from './internal/schema.ts';

export interface SecondFactors extends Module {
  /** O que a entrada pergunta entre a senha e a sessão. */
  secondStep: SecondStep;
  /** Com que a conta prova de novo quem é; só `password`, ou nada, para quem não tem segundo fator. */
  proofMethods(userId: string): Promise<string[]>;
  /** Quantas passkeys a conta tem: cada uma é uma forma de entrar. */
  countPasskeys(tx: Tx, userId: string): Promise<number>;
  /** Avisa a dona da conta de uma forma de entrar que mudou, se a transação for confirmada. */
  tell(tx: Tx, userId: string, kind: LetterKind): Promise<void>;
  handlers: Record<string, JobHandler>;
  /** O que acontece aos desafios quando algo acontece com a conta. */
  reactions: AccountReactions;
  /** Apaga o que venceu; devolve quanto. */
  cleanUp(): Promise<number>;
  export: ExportSection;
}

export function createSecondFactors(deps: FactorsDeps & { attempts: AttemptLimit }): SecondFactors {
  const { db, clock, attempts, sessions, seals } = deps;
  const tries = createTries(deps);
  const challenges = createPasskeyChallenges({ seal: seals.challenges, clock });
  const relyingParty = relyingPartyAt(deps.publicUrl);
  const proofs = createPasskeyProof({ ...deps, challenges, relyingParty });
  const secondStep = createSecondStep({ ...deps, tries });
  const security = createSecurity(deps);
  const totpSetup = createTotpSetup(deps);
  const passkeySetup = createPasskeySetup({ ...deps, challenges, relyingParty });
  const stepUp = createStepUp({ ...deps, tries, proofs });
  return {
    secondStep,
    proofMethods: security.proofMethods,
    countPasskeys: async (tx, userId) => (await passkeys.ofUser(tx, userId)).length,
    tell: (...letter) => tell(deps, ...letter),
    handlers: { [LETTER]: createLetterJob(deps) },
    reactions: {
      // quem estava entre a senha velha e o segundo passo não passa; a dona recebe de volta as tentativas que gastaram
      async passwordChanged(tx, userId) {
        await challengeStore.removeOfUser(tx, userId);
        await accounts.clear(tx, userId);
      },
      suspended: challengeStore.removeOfUser,
    },
    cleanUp: () =>
      db.transaction(async (tx) => {
        const now = clock.now();
        return (await totp.removeExpired(tx, now)) + (await challengeStore.removeExpired(tx, now));
      }),
    export: security.export,
    schemas: [Identity.schema, Passkey.schema],
    api(app) {
      signInRoutes(app, { entry: sessions.entry, secondStep, proofs, attempts });
      securityRoutes(app, { security, totpSetup, passkeySetup, stepUp });
    },
  };
}
