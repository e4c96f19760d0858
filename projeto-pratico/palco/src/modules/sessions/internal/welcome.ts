import type { Users, Welcome } from '#modules/users/index.ts';
import type { SecondStep } from './entry.ts';
import type { KnownDevices } from './known-devices.ts';
import type { OpenDeviceParts } from './open-device.ts';

export interface WelcomeDeps {
  users: Pick<Users, 'statusOf'>;
  secondStep: Pick<SecondStep, 'required'>;
  known: Pick<KnownDevices, 'isFirst'>;
  openDevice: Pick<OpenDeviceParts, 'browser'>;
}

/**
 * Deixa dentro quem confirmou o e-mail com o link e a senha. Quem tem segundo fator não: confirma, e entra pela porta.
 * O aparelho em que a conta nasce é o único que não se avisa.
 */
export function createWelcome({ users, secondStep, known, openDevice }: WelcomeDeps): Welcome {
  return async (request, tx, userId, proof) => {
    const status = await users.statusOf(tx, userId, proof);
    if (status === null || (await secondStep.required(tx, userId))) return () => {};
    const newAccount = await known.isFirst(tx, userId);
    return openDevice.browser(tx, request, {
      userId,
      proof,
      strong: true,
      newAccount,
      active: status === 'active',
    });
  };
}
