import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { createTurns } from '../turns.ts';

const deriveNow = promisify(argon2);
/** Sobra sempre um núcleo para atender; esperam no máximo 32, uns dois segundos de fila. */
const inTurn = createTurns({ atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 32 });

/** O mínimo da OWASP (Password Storage Cheat Sheet): 19 MiB, duas passadas, uma thread. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** O hash no formato PHC: sal e parâmetros viajam com ele, e os parâmetros podem mudar sem perder as contas antigas. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(salt, await derive(password, salt));
}

/** Se a senha é a do hash guardado, em tempo que não depende de onde ela difere. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  if (!stored.startsWith(PREFIX))
    throw new Error('Hash de senha com parâmetros que este servidor não conhece.');
  const [salt = '', tag = ''] = stored.slice(PREFIX.length).split('$');
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64')), Buffer.from(tag, 'base64'));
}

/** O hash de nenhuma senha: conferi-lo, quando não há conta, custa o mesmo que conferir uma. */
export const NOBODY = phc(Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

function derive(password: string, nonce: Buffer): Promise<Buffer> {
  // o mesmo texto de teclados diferentes dá os mesmos bytes
  const message = Buffer.from(password.normalize('NFC'));
  return inTurn(() => deriveNow('argon2id', { message, nonce, tagLength: TAG_BYTES, ...COST }));
}

function phc(salt: Buffer, tag: Buffer): string {
  const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/u, '');
  return `${PREFIX}${base64(salt)}$${base64(tag)}`;
}
