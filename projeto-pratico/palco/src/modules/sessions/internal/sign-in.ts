import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AttemptLimit, type AttemptRule, attemptCounter } from '#http/attempts.ts';
import type { Http } from '#http/types.ts';
import type { Lockout } from '#modules/lockout/index.ts';
import { loginKey, type Users } from '#modules/users/index.ts';
import type { Cookie } from './cookies.ts';
import { wrongCredentials } from './errors.ts';
import type { KnownDevices } from './known-devices.ts';

export interface SignInDeps {
  users: Pick<Users, 'authenticate' | 'idByLogin'>;
  lockout: Pick<Lockout, 'attempt'>;
  known: KnownDevices;
  deviceCookie: Cookie;
  attempts: AttemptLimit;
}

interface Credentials {
  login: string;
  password: string;
  deviceToken?: string | undefined;
}

/** Confere login e senha, com os limites de quem erra. @throws `credentials_invalid`, `too_many_requests` */
export type ProvePassword = (
  request: FastifyRequest,
  reply: FastifyReply,
  credentials: Credentials,
) => Promise<{ userId: string; proof: string }>;

/** Aparelho que se diz conhecido de uma conta que não existe: procura-se por ela assim mesmo, pelo tempo. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function createProvePassword(app: Http, deps: SignInDeps): ProvePassword {
  const { users, lockout, known, deviceCookie } = deps;
  const count = attemptCounter(app, signInRules(deps.attempts));

  async function knownDevice(request: FastifyRequest, { login, deviceToken }: Credentials) {
    const given = deviceToken ?? deviceCookie.read(request);
    if (given === undefined) return null;
    return known.idOf(given, (await users.idByLogin(login)) ?? NOBODY);
  }

  return async (request, reply, credentials) => {
    await count(request, reply);
    const { login, password } = credentials;
    const device = await knownDevice(request, credentials);
    const found = await lockout.attempt(login, device, () => users.authenticate(login, password));
    if (!found) throw wrongCredentials();
    return { userId: found.userId, proof: found.proof };
  };
}

/** Uma escola ou uma operadora inteira sai por um endereço só: ele pode cinco vezes o que pode uma conta. */
const ACCOUNTS_PER_ADDRESS = 5;

/**
 * Sem o limite do endereço, trocar de login a cada tentativa não custaria nada. A chave da conta leva o endereço,
 * para que errar a senha de alguém não o tranque para fora, e é o texto do login, não o id da conta: um balde comum
 * ao nome e ao e-mail contaria a quem tenta de quem é cada e-mail.
 */
function signInRules({ perMinute }: AttemptLimit): AttemptRule[] {
  return [
    { name: 'address', max: perMinute * ACCOUNTS_PER_ADDRESS, keyOf: ({ address }) => address },
    {
      name: 'login',
      max: perMinute,
      keyOf: ({ address, body }) => `${address} ${loginKey((body as Credentials).login)}`,
    },
  ];
}
