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

/**
 * A senha antes do hash: `é` vem do teclado como uma letra ou como letra e acento, e tem de dar os mesmos bytes. NFC, e
 * não NFKC, que a NIST SP 800-63B-4 (3.1.1.2) deixou de aceitar: `ﬁ` e `fi` são senhas diferentes.
 */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFC'));

/** Calcula o hash, com sal novo, no formato PHC: os parâmetros viajam com ele e podem mudar depois. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive({ message: bytesOf(password), nonce: salt, tagLength: TAG_BYTES, ...COST });
  return `${PREFIX}${b64(salt)}$${b64(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A senha confere. `outdated`: com um hash que já não se faria hoje, e esta é a hora de trocá-lo. */
export type Match = 'current' | 'outdated';

/**
 * Confere a senha, em tempo que não depende de onde ela difere. Aceita também o bcrypt e o scrypt de contas trazidas de
 * outro sistema, que custam outro tempo até a próxima entrada, e o argon2id de quando a casa normalizava em NFKC.
 * @throws Error se o texto não é de nenhum dos três
 */
export async function verifyPassword(password: string, stored: string): Promise<Match | null> {
  if (stored.startsWith('$2')) return outdatedIf(await inTurn(() => verifyBcrypt(password, stored)));
  if (stored.startsWith('$scrypt$')) return outdatedIf(await inTurn(() => verifyScrypt(password, stored)));
  if (await verifyArgon2(bytesOf(password), stored))
    return stored.startsWith(PREFIX) ? 'current' : 'outdated';
  const before = Buffer.from(password.normalize('NFKC'));
  return outdatedIf(!before.equals(bytesOf(password)) && (await verifyArgon2(before, stored)));
}

const outdatedIf = (matches: boolean): Match | null => (matches ? 'outdated' : null);

async function verifyArgon2(message: Buffer, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('Hash de senha em formato desconhecido.');
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive({
    message,
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
