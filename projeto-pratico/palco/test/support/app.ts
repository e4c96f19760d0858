import type { TestPalco } from './palco.ts';
import { type Answer, PASSWORD, visitor } from './person.ts';

/** Um aplicativo dentro de uma conta. */
export interface App {
  accessToken: string;
  refreshToken: string;
  deviceToken: string;
}

/** Entra por token em uma conta que existe. */
export async function openApp(palco: () => TestPalco, login: string, extra: object = {}): Promise<App> {
  const answer = await visitor(palco).call('POST', '/api/v1/tokens', { login, password: PASSWORD, ...extra });
  if (answer.status !== 201) throw new Error(`A entrada falhou: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const renew = (palco: () => TestPalco, refreshToken: string): Promise<Answer> =>
  visitor(palco).call('POST', '/api/v1/tokens/refresh', { refreshToken });

/** Quem é, para este `Authorization`. */
export const meWith = (palco: () => TestPalco, authorization: string, headers = {}): Promise<Answer> =>
  visitor(palco).call('GET', '/api/v1/me', undefined, { authorization, ...headers });

/** As partes de um JWT, sem conferir nada. */
export function readJwt(jwt: string): { header: Record<string, unknown>; payload: Record<string, unknown> } {
  const [header = '', payload = ''] = jwt.split('.');
  return { header: decode(header), payload: decode(payload) };
}

const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
