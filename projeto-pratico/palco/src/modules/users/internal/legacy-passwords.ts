import { scrypt as scryptNow, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const scrypt = promisify(scryptNow) as (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;

/**
 * Senhas de contas trazidas de outro sistema. Lá a senha era posta no hash como veio, sem NFKC: aqui também.
 * O Node não tem bcrypt; a biblioteca só é carregada por quem tem uma senha assim para conferir.
 */
export async function verifyBcrypt(password: string, stored: string): Promise<boolean> {
  const { verify } = await import('@node-rs/bcrypt');
  return verify(password, stored);
}

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** scrypt no formato do passlib: `$scrypt$ln=17,r=8,p=1$sal$hash`. @throws Error se o texto não é deste formato */
export async function verifyScrypt(password: string, stored: string): Promise<boolean> {
  const [, ln, r, p, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('Hash scrypt em formato desconhecido.');
  const expected = Buffer.from(tag, 'base64');
  const cost = { N: 2 ** Number(ln), r: Number(r), p: Number(p) };
  // o limite padrão do Node, 32 MiB, recusa ln=17, que é o recomendado: o dobro de 128·N·r cabe com folga
  const maxmem = 256 * cost.N * cost.r;
  const actual = await scrypt(password, Buffer.from(salt, 'base64'), expected.length, { ...cost, maxmem });
  return timingSafeEqual(actual, expected);
}
