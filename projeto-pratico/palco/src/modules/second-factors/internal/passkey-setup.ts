import type { Tx } from '#kernel/db.ts';
import { cleanLine, hasInk } from '#kernel/text.ts';
import type { FactorsDeps } from './deps.ts';
import { lastSignInMethod, passkeyNotFound, passkeyRefused, secondFactorErrors } from './errors.ts';
import { dropUselessCodes, methodsOf, renewCodes } from './factors.ts';
import { tell } from './letters.ts';
import { CHALLENGE_TTL_MS, type PasskeyChallenges } from './passkey-challenges.ts';
import type { NewCredential } from './schema.ts';
import { accounts } from './store/accounts.ts';
import { challenges as spent } from './store/challenges.ts';
import { type NewPasskey, passkeys } from './store/passkeys.ts';
import { type Asker, newUserHandle } from './totp-setup.ts';
import { ALGORITHMS, type RelyingParty, verifyRegistration } from './webauthn.ts';

const MAX_PASSKEYS = 20;

export type PasskeySetupDeps = Pick<
  FactorsDeps,
  'db' | 'clock' | 'newId' | 'jobs' | 'users' | 'sessions' | 'identities'
> & { challenges: PasskeyChallenges; relyingParty: RelyingParty };

export interface Created {
  passkey: NewPasskey;
  /** Vazio se a conta já tinha segundo fator. */
  codes: string[];
}

/** Ligar e tirar passkeys. */
export function createPasskeySetup(deps: PasskeySetupDeps) {
  const { db, clock, newId, jobs, users, sessions, identities, challenges, relyingParty } = deps;
  return {
    /** O que o navegador pede ao autenticador. */
    async options(userId: string): Promise<Record<string, unknown>> {
      const { handle, name } = await users.byId(userId);
      const userHandle = await db.transaction((tx) => accounts.ensure(tx, userId, newUserHandle()));
      const known = await passkeys.ofUser(db, userId);
      return {
        rp: { id: relyingParty.id, name: 'Palco' },
        user: { id: userHandle.toString('base64url'), name: handle, displayName: name },
        challenge: challenges.create(userId).toString('base64url'),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        timeout: CHALLENGE_TTL_MS,
        attestation: 'none',
        excludeCredentials: known.map(({ credential_id, transports }) => ({
          type: 'public-key',
          id: credential_id.toString('base64url'),
          transports,
        })),
        // guardada no autenticador, entra sem que se digite o nome; com PIN ou digital, vale por dois fatores
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        extensions: { credProps: true },
      };
    },

    /** Guarda a passkey. A primeira da conta encerra os outros aparelhos, que entraram sem ela, e traz os códigos. */
    async add(
      { userId, deviceId }: Asker,
      response: NewCredential,
      name: string | undefined,
    ): Promise<Created> {
      const open = (challenge: string) => challenges.open(challenge, userId);
      const verified = await verifyRegistration(relyingParty, response, open);
      if (verified === null) throw passkeyRefused();
      const { registered, challenge } = verified;
      return db.transaction(async (tx) => {
        await users.lock(tx, userId);
        if (!(await spent.spend(tx, challenge.hash, challenge.expiresAt))) throw passkeyRefused();
        const mine = await passkeys.ofUser(tx, userId);
        if (mine.length >= MAX_PASSKEYS) throw full();
        const isFirstFactor = (await methodsOf(tx, userId)).length === 0;
        const passkey = {
          ...registered,
          id: newId(),
          user_id: userId,
          transports: knownTransports(response),
          name: labelOf(name, mine.length + 1),
          created_at: clock.now(),
        };
        if (!(await passkeys.insert(tx, passkey))) throw passkeyRefused();
        await tell({ jobs }, tx, userId, 'passkey_added');
        if (!isFirstFactor) return { passkey, codes: [] };
        await sessions.endDevices(tx, userId, { except: deviceId });
        return { passkey, codes: await renewCodes(tx, userId) };
      });
    },

    /** Tira a passkey, salvo se sem ela não houver mais como entrar. */
    async remove(userId: string, id: string): Promise<void> {
      // fora da transação: quem tem senha não a perde, e quem a segura não pode esperar por outra conexão
      const hasPassword = await users.hasPassword(userId);
      await db.transaction(async (tx) => {
        await users.lock(tx, userId);
        if (!(await passkeys.remove(tx, id, userId))) throw passkeyNotFound();
        if (!hasPassword && !(await hasAnotherWayIn(tx, userId))) throw lastSignInMethod();
        await dropUselessCodes(tx, userId);
        await tell({ jobs }, tx, userId, 'passkey_removed');
      });
    },
  };

  async function hasAnotherWayIn(tx: Tx, userId: string): Promise<boolean> {
    if ((await passkeys.ofUser(tx, userId)).length > 0) return true;
    return (await identities(tx, userId)).length > 0;
  }
}

const full = () =>
  secondFactorErrors.create(
    'passkeys_full',
    `Uma conta tem no máximo ${MAX_PASSKEYS} passkeys. Tire uma que não usa.`,
  );

const labelOf = (name: string | undefined, position: number): string => {
  const clean = cleanLine(name ?? '');
  return hasInk(clean) ? clean : `Passkey ${position}`;
};

/** Como chegar ao autenticador; o que não se conhece não serve de nada na próxima vez. Fonte: WebAuthn nível 3, 5.8.4. */
const TRANSPORTS = new Set(['ble', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);
const knownTransports = ({ response }: NewCredential) =>
  [...new Set(response.transports)].filter((transport) => TRANSPORTS.has(transport));
