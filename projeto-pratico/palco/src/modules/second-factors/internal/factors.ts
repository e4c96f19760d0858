import type { Reader, Tx } from '#kernel/db.ts';
import type { FactorsDeps } from './deps.ts';
import { tell } from './letters.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { accounts } from './store/accounts.ts';
import { recoveryCodes } from './store/recovery-codes.ts';
import { totp } from './store/totp.ts';
import { stepOfCode } from './totp.ts';

/** Com que se dá o segundo passo. */
export type Method = 'totp' | 'recovery_code' | 'passkey';
export type CodeMethod = Exclude<Method, 'passkey'>;

export type CodesDeps = Pick<FactorsDeps, 'clock' | 'jobs' | 'seals'>;

/** Os fatores da conta; vazio para quem só tem a senha. */
export async function methodsOf(db: Reader, userId: string): Promise<Method[]> {
  const { totp: app, passkey, codes } = await accounts.factors(db, userId);
  const methods: Method[] = [];
  if (app) methods.push('totp');
  if (passkey) methods.push('passkey');
  if (methods.length > 0 && codes > 0) methods.push('recovery_code');
  return methods;
}

/** Gasta um código; `false` se ele não confere ou já foi gasto. */
export async function spendCode(
  { clock, jobs, seals }: CodesDeps,
  tx: Tx,
  userId: string,
  { method, code }: { method: CodeMethod; code: string },
): Promise<boolean> {
  if (method === 'totp') {
    const row = await totp.find(tx, userId);
    if (row === null) return false;
    const secret = seals.totp.open(row.secret, userId);
    // dizer que o código não confere mandaria a pessoa tentar até se trancar, sem que ninguém soubesse por quê
    if (secret === null) throw new Error('A chave dos códigos não abre: APP_SECRET não é o que a selou.');
    const step = stepOfCode(secret, code, clock.now());
    return step !== null && (await totp.useStep(tx, userId, step));
  }
  if (!(await recoveryCodes.use(tx, userId, hashRecoveryCode(code)))) return false;
  await tell({ jobs }, tx, userId, 'code_used');
  return true;
}

/** Dez códigos novos no lugar dos que houver. */
export async function renewCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await recoveryCodes.replace(tx, userId, codes.map(hashRecoveryCode));
  return codes;
}

/** Sem fator nenhum, um código de recuperação não recupera nada. */
export async function dropUselessCodes(tx: Tx, userId: string): Promise<void> {
  if ((await methodsOf(tx, userId)).length === 0) await recoveryCodes.remove(tx, userId);
}
