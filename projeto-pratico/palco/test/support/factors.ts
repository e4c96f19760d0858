import { Authenticator, type Lie } from './authenticator.ts';
import type { TestPalco } from './palco.ts';
import { type Answer, cookieOf, PASSWORD, type Person, visitor } from './person.ts';
import { codeAt } from './totp.ts';

const API = '/api/v1';

/** Um relógio que só anda quando o teste manda. */
export function stoppedClock(at = Date.UTC(2026, 10, 30, 12)) {
  let now = at;
  return {
    now: () => new Date(now),
    advance(seconds: number) {
      now += seconds * 1_000;
    },
  };
}

/** O aplicativo de códigos da pessoa: cada código que ele dá é de um passo novo. */
export interface CodesApp {
  secret: string;
  recoveryCodes: string[];
  next(): string;
}

type Time = ReturnType<typeof stoppedClock>;

/** Liga o aplicativo de códigos. */
export async function enableTotp(person: Person, time: Time): Promise<CodesApp> {
  const { body: asked } = await person.call('POST', `${API}/me/totp`, {});
  const { status, body } = await person.call('POST', `${API}/me/totp/activation`, {
    code: codeAt(asked.secret, time.now()),
  });
  if (status !== 200) throw new Error(`O aplicativo não foi ligado: ${JSON.stringify(body)}`);
  const next = () => {
    time.advance(30);
    return codeAt(asked.secret, time.now());
  };
  return { secret: asked.secret, recoveryCodes: body.recoveryCodes, next };
}

/** Liga uma passkey nova e devolve o autenticador e a resposta. */
export async function addPasskey(palco: () => TestPalco, person: Person, name?: string) {
  const key = new Authenticator(palco().config.publicUrl);
  const { body: options } = await person.call('POST', `${API}/me/passkeys/options`, {});
  const answer = await person.call('POST', `${API}/me/passkeys`, { response: key.create(options), name });
  return { key, answer };
}

/** Manda login e senha e devolve a resposta, seja qual for. */
export const tryPassword = (palco: () => TestPalco, login: string, path = '/sessions', password = PASSWORD) =>
  visitor(palco).call('POST', `${API}${path}`, { login, password });

/** Entra só com a passkey. */
export async function enterWithPasskey(
  palco: () => TestPalco,
  key: Authenticator,
  path = '/sessions',
  lie: Lie = {},
) {
  const someone = visitor(palco);
  const { body: options } = await someone.call('POST', `${API}/passkeys/options`, {});
  return someone.call('POST', `${API}${path}/passkey`, { response: key.get(options, lie) });
}

/** Quem a resposta de uma entrada pôs para dentro. */
export function inside(palco: () => TestPalco, answer: Answer): Person {
  const someone = visitor(palco);
  const { handle, id } = answer.body.user;
  const credential: Record<string, string> = answer.body.accessToken
    ? { authorization: `Bearer ${answer.body.accessToken}` }
    : { cookie: cookieOf(answer) };
  return {
    handle,
    id,
    cookie: cookieOf(answer),
    call: (method, path, payload, headers) =>
      someone.call(method, path, payload, { ...credential, ...headers }),
  };
}
