import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { common } from '#kernel/errors.ts';
import { createTurns } from './turns.ts';

const deriveNow = promisify(argon2) as (
  algorithm: 'argon2id',
  parameters: Argon2Parameters,
) => Promise<Buffer>;

/**
 * Um hash ocupa um núcleo inteiro e uma das 4 threads do libuv, das quais precisam também os arquivos e o `pg`, que
 * prova a senha do banco ali: com as 4 ocupadas por uma onda de entradas, um cartaz de 6 kB levava 6 s e abrir
 * conexão passava do prazo de 3 s. Sobra sempre um núcleo para atender, e nunca correm mais de 2.
 */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Esperam no máximo 32, cerca de 2 s com um hash por vez: mais que isso, quem espera já desistiu. */
const WAITING = 32;

const inTurn = createTurns({
  atOnce: AT_ONCE,
  waiting: WAITING,
  refuse: () =>
    common.create('unavailable', {
      detail: 'Há gente demais entrando agora. Tente de novo em instantes.',
      headers: { 'retry-after': '3' },
    }),
});

const derive = (parameters: Argon2Parameters) => inTurn(() => deriveNow('argon2id', parameters));

/**
 * argon2id com m = 19 MiB, t = 2, p = 1: o mínimo que a OWASP recomenda (Password Storage Cheat Sheet),
 * 34–64 ms por senha na máquina de referência, 38 MiB com dois ao mesmo tempo.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;

/** Calcula o hash, com sal novo, no formato PHC: os parâmetros viajam com ele e podem mudar depois. */
export async function hashPassword(password: Buffer): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive({ message: password, nonce: salt, tagLength: TAG_BYTES, ...COST });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${b64(salt)}$${b64(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Confere a senha, em tempo que não depende de onde ela difere. @throws Error se o texto não é um PHC nosso. */
export async function verifyPassword(password: Buffer, phc: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('Hash de senha em formato desconhecido.');
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive({
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(actual, expected);
}

/** PHC de nenhuma senha: conferi-lo custa o mesmo que uma conta de verdade. */
export const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${b64(Buffer.alloc(SALT_BYTES))}$${b64(Buffer.alloc(TAG_BYTES))}`;

function b64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
