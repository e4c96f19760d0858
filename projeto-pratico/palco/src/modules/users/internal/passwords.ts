import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { verifyBcrypt, verifyScrypt } from './legacy-passwords.ts';
import { inTurn } from './password-turns.ts';

const deriveNow = promisify(argon2) as (
  algorithm: 'argon2id',
  parameters: Argon2Parameters,
) => Promise<Buffer>;

const derive = (parameters: Argon2Parameters) => inTurn(() => deriveNow('argon2id', parameters));

/**
 * argon2id com m = 19 MiB, t = 2, p = 1: o mínimo que a OWASP recomenda (Password Storage Cheat Sheet),
 * 34–64 ms por senha na máquina de referência, 38 MiB com dois ao mesmo tempo.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;

/** A senha antes do hash: a mesma frase digitada em teclados diferentes dá os mesmos bytes (NIST 800-63B). */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'));

/** Calcula o hash, com sal novo, no formato PHC: os parâmetros viajam com ele e podem mudar depois. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive({ message: bytesOf(password), nonce: salt, tagLength: TAG_BYTES, ...COST });
  return `${PREFIX}${b64(salt)}$${b64(tag)}`;
}

/** O hash é de outro algoritmo, ou de parâmetros que já não são os de hoje: na próxima senha certa, troque-o. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(PREFIX);

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * Confere a senha, em tempo que não depende de onde ela difere. Aceita também o bcrypt e o scrypt de contas trazidas de
 * outro sistema: elas custam outro tempo até a próxima entrada, que as troca.
 * @throws Error se o texto não é de nenhum dos três
 */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  if (stored.startsWith('$2')) return inTurn(() => verifyBcrypt(password, stored));
  if (stored.startsWith('$scrypt$')) return inTurn(() => verifyScrypt(password, stored));
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('Hash de senha em formato desconhecido.');
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive({
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(actual, expected);
}

/** PHC de nenhuma senha: conferi-lo custa o mesmo que uma conta de verdade. */
export const NOBODY = `${PREFIX}${b64(Buffer.alloc(SALT_BYTES))}$${b64(Buffer.alloc(TAG_BYTES))}`;

function b64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
