import { httpErrors } from '#http/errors.ts';
import { unlessWrong } from '#http/failures.ts';
import type { Reader } from '#kernel/db.ts';
import { type FieldError, invalidFields } from '#kernel/errors.ts';
import type { FactorsDeps } from './deps.ts';
import { codeWrong, passkeyRefused } from './errors.ts';
import { type CodeMethod, methodsOf, spendCode } from './factors.ts';
import type { PasskeyProofs } from './passkey-proof.ts';
import type { Assertion, StepUp } from './schema.ts';
import type { Asker } from './totp-setup.ts';
import type { Tries } from './tries.ts';

export type StepUpDeps = Pick<FactorsDeps, 'db' | 'clock' | 'jobs' | 'seals' | 'users' | 'sessions'> & {
  tries: Tries;
  proofs: PasskeyProofs;
};

/** Provar de novo quem se é, já dentro. Devolve até quando a prova vale neste aparelho. */
export function createStepUp(deps: StepUpDeps) {
  const { db, users, sessions, tries, proofs } = deps;

  async function withPassword({ userId, deviceId }: Asker, password: string): Promise<Date> {
    // a senha só não basta, então nem se confere: quem roubou a sessão não a descobre por aqui
    await refuseIfProtected(db, userId);
    await users.prove(userId, password);
    return db.transaction(async (tx) => {
      await users.lock(tx, userId);
      // um fator ligado enquanto a senha era conferida já vale
      await refuseIfProtected(tx, userId);
      return sessions.prove(tx, deviceId);
    });
  }

  async function withCode({ userId, deviceId }: Asker, method: CodeMethod, code: string): Promise<Date> {
    const forgive = tries.countStepUp(userId);
    const today = await db.transaction((tx) => tries.count(tx, userId));
    const prove = () =>
      db.transaction(async (tx) => {
        await users.lock(tx, userId);
        if (!(await spendCode(deps, tx, userId, { method, code }))) return null;
        await tries.forgive(tx, userId);
        return sessions.prove(tx, deviceId);
      });
    const until = await unlessWrong(forgive, prove);
    if (until !== null) return until;
    await tries.missed(userId, today);
    throw codeWrong();
  }

  async function withPasskey({ userId, deviceId }: Asker, response: Assertion): Promise<Date> {
    const proof = await proofs.verify(response, userId);
    return db.transaction(async (tx) => {
      await users.lock(tx, userId);
      if (proof === null || !(await proof.spend(tx))) throw passkeyRefused();
      return sessions.prove(tx, deviceId);
    });
  }

  return (asker: Asker, { method, password, code, response }: StepUp): Promise<Date> => {
    if (method === 'password') return withPassword(asker, given('password', password));
    if (method === 'passkey') return withPasskey(asker, given('response', response));
    return withCode(asker, method, given('code', code));
  };
}

async function refuseIfProtected(db: Reader, userId: string): Promise<void> {
  const methods = await methodsOf(db, userId);
  if (methods.length > 0) throw stepUpRequired(methods);
}

function given<T>(field: string, value: T | undefined): T {
  const missing: FieldError = { field, message: 'Falta este campo.' };
  if (value === undefined) throw invalidFields([missing]);
  return value;
}

const stepUpRequired = (methods: string[]) =>
  httpErrors.create('step_up_required', {
    detail: 'Esta conta tem segundo fator: confirme quem é você com ele, e não só com a senha.',
    extra: { methods },
  });
