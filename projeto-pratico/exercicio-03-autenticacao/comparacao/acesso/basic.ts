import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const PASSWORD = 'chuva no telhado de zinco';

/** O Basic da etapa 02: a senha em cada requisição, e um argon2id em cada uma. */
export async function openBasic(userId: string) {
  const nonce = randomBytes(16);
  const stored = await derive('argon2id', { message: PASSWORD, nonce, ...COST });
  return {
    headers: { authorization: `Basic ${Buffer.from(`ana_souza:${PASSWORD}`).toString('base64')}` },
    async recognize({ authorization = '' }: IncomingHttpHeaders): Promise<string | null> {
      const text = Buffer.from(authorization.slice('Basic '.length), 'base64').toString('utf8');
      const message = text.slice(text.indexOf(':') + 1);
      return timingSafeEqual(await derive('argon2id', { message, nonce, ...COST }), stored) ? userId : null;
    },
  };
}
