import { randomBytes } from 'node:crypto';
import type { FactorsDeps } from './deps.ts';
import { codeWrong, secondFactorErrors } from './errors.ts';
import { dropUselessCodes, renewCodes } from './factors.ts';
import { tell } from './letters.ts';
import { accounts } from './store/accounts.ts';
import { totp } from './store/totp.ts';
import { describeTotp, newTotpSecret, stepOfCode } from './totp.ts';

const USER_HANDLE_BYTES = 32;
/** Tempo de instalar um aplicativo e apontar a câmera. */
const REQUEST_TTL_MS = 900_000;

/** 256 bits aleatórios, e não o id. Fonte: WebAuthn nível 3, seção 14.6.1. */
export const newUserHandle = (): Buffer => randomBytes(USER_HANDLE_BYTES);

/** Quem pede: a conta e o aparelho, que segue aberto quando os outros se encerram. */
export interface Asker {
  userId: string;
  deviceId: string;
}

export type TotpSetupDeps = Pick<FactorsDeps, 'db' | 'clock' | 'jobs' | 'seals' | 'users' | 'sessions'>;

/** Ligar, trocar e desligar o aplicativo de códigos. */
export function createTotpSetup({ db, clock, jobs, seals, users, sessions }: TotpSetupDeps) {
  return {
    /** Sorteia um segredo, que só passa a valer provado; o que já valia segue valendo até lá. */
    async request(userId: string): Promise<{ secret: string; uri: string }> {
      const secret = newTotpSecret();
      const { handle } = await users.byId(userId);
      await db.transaction(async (tx) => {
        await accounts.ensure(tx, userId, newUserHandle());
        const expiresAt = new Date(clock.now().getTime() + REQUEST_TTL_MS);
        await totp.request(tx, userId, seals.totp.seal(secret, userId), expiresAt);
      });
      return describeTotp(secret, handle);
    },

    /** Liga o aplicativo que soube dizer um código, e encerra os outros aparelhos, que entraram sem ele. */
    activate: ({ userId, deviceId }: Asker, code: string): Promise<string[]> =>
      db.transaction(async (tx) => {
        await users.lock(tx, userId);
        const sealed = await totp.requested(tx, userId, clock.now());
        const secret = sealed && seals.totp.open(sealed, userId);
        if (sealed === null || secret === null) throw notPending();
        const step = stepOfCode(secret, code, clock.now());
        if (step === null) throw codeWrong();
        await totp.activate(tx, userId, sealed, step, clock.now());
        await sessions.endDevices(tx, userId, { except: deviceId });
        await tell({ jobs }, tx, userId, 'totp_added');
        return renewCodes(tx, userId);
      }),

    /** Desliga. Repetir dá no mesmo. */
    remove: (userId: string): Promise<void> =>
      db.transaction(async (tx) => {
        await users.lock(tx, userId);
        if (!(await totp.remove(tx, userId))) return;
        await dropUselessCodes(tx, userId);
        await tell({ jobs }, tx, userId, 'totp_removed');
      }),
  };
}

const notPending = () =>
  secondFactorErrors.create(
    'totp_not_pending',
    'O pedido venceu ou já foi atendido. Peça outra chave e use-a.',
  );
