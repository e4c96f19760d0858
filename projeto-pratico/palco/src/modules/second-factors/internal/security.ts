import type { FactorsDeps } from './deps.ts';
import { secondFactorErrors } from './errors.ts';
import { methodsOf, renewCodes } from './factors.ts';
import { tell } from './letters.ts';
import { accounts } from './store/accounts.ts';
import { type NewPasskey, type PasskeyRow, passkeys } from './store/passkeys.ts';
import { totp } from './store/totp.ts';

export type SecurityDeps = Pick<FactorsDeps, 'db' | 'jobs' | 'users' | 'identities'>;

/** Como se entra na conta, visto por quem é dela. */
export function createSecurity({ db, jobs, users, identities }: SecurityDeps) {
  return {
    async describe(userId: string) {
      const [{ totp, codes }, keys, linked, hasPassword] = await Promise.all([
        accounts.factors(db, userId),
        passkeys.ofUser(db, userId),
        identities(db, userId),
        users.hasPassword(userId),
      ]);
      return {
        totp,
        recoveryCodesLeft: codes,
        passkeys: keys.map(toPasskey),
        identities: linked,
        hasPassword,
      };
    },

    /** Com que esta conta prova de novo quem é. */
    async proofMethods(userId: string): Promise<string[]> {
      const methods = await methodsOf(db, userId);
      if (methods.length > 0) return methods;
      return (await users.hasPassword(userId)) ? ['password'] : [];
    },

    /** Códigos novos; os velhos morrem. @throws `second_factor_missing` */
    renew: (userId: string): Promise<string[]> =>
      db.transaction(async (tx) => {
        await users.lock(tx, userId);
        if ((await methodsOf(tx, userId)).length === 0) throw factorMissing();
        await tell({ jobs }, tx, userId, 'codes_renewed');
        return renewCodes(tx, userId);
      }),

    /** O que esta fatia guarda sobre a pessoa, sem o que serviria para entrar por ela. */
    async export(userId: string) {
      const [app, { codes }, keys] = await Promise.all([
        totp.find(db, userId),
        accounts.factors(db, userId),
        passkeys.ofUser(db, userId),
      ]);
      return {
        totpSince: app?.created_at.toISOString() ?? null,
        recoveryCodesLeft: codes,
        passkeys: keys.map((key) => ({ ...toPasskey(key), transports: key.transports })),
      };
    },
  };
}

export const toPasskey = ({ id, name, created_at, ...row }: NewPasskey & Partial<PasskeyRow>) => ({
  id,
  name,
  createdAt: created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});

const factorMissing = () =>
  secondFactorErrors.create(
    'second_factor_missing',
    'Os códigos de recuperação substituem um segundo fator. Ligue primeiro o aplicativo de códigos ou uma passkey.',
  );
