import { argon2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { hash, verify } from '@node-rs/bcrypt';

/** Um jeito de guardar senha: o texto que vai para o banco e a conferência dele. */
export interface PasswordHash {
  name: string;
  hash(password: string): Promise<string>;
  verify(password: string, stored: string): Promise<boolean>;
}

const TAG_BYTES = 32;
const SALT_BYTES = 16;
const deriveArgon2 = promisify(argon2);
const deriveScrypt = promisify<string, Buffer, number, object, Buffer>(scrypt);

/**
 * bcrypt (1999): só o tempo tem preço, em potências de dois. Gasta 4 KiB de memória, e uma placa de vídeo tem 4 KiB para
 * milhares de tentativas ao mesmo tempo. Só lê os primeiros 72 bytes da senha.
 */
export function bcrypt(cost: number): PasswordHash {
  return {
    name: `bcrypt, custo ${cost}`,
    hash: (password) => hash(password, { cost }),
    verify: (password, stored) => verify(password, stored),
  };
}

/** scrypt (RFC 7914): o tempo e a memória (128 × N × r bytes) crescem juntos. */
export function createScrypt(logN: number): PasswordHash {
  const N = 2 ** logN;
  // O Node recusa acima de 32 MiB, salvo se o teto for dito.
  const options = { N, r: 8, p: 1, maxmem: 256 * N * 8 };
  const derive = (password: string, salt: Buffer) => deriveScrypt(password, salt, TAG_BYTES, options);
  return salted(`scrypt, N = 2^${logN}`, derive);
}

/** argon2id (RFC 9106): tempo, memória e paralelismo têm cada um o seu número. */
export function argon2id(memoryMiB: number, passes: number, parallelism: number): PasswordHash {
  const derive = (message: string, nonce: Buffer) =>
    deriveArgon2('argon2id', {
      message,
      nonce,
      tagLength: TAG_BYTES,
      memory: memoryMiB * 1024,
      passes,
      parallelism,
    });
  return salted(`argon2id, ${memoryMiB} MiB, t = ${passes}, p = ${parallelism}`, derive);
}

function salted(name: string, derive: (password: string, salt: Buffer) => Promise<Buffer>): PasswordHash {
  return {
    name,
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      return `${salt.toString('base64')}$${(await derive(password, salt)).toString('base64')}`;
    },
    async verify(password, stored) {
      const [salt = '', tag = ''] = stored.split('$');
      const actual = await derive(password, Buffer.from(salt, 'base64'));
      return timingSafeEqual(actual, Buffer.from(tag, 'base64'));
    },
  };
}
