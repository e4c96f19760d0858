import { Secret, TOTP } from 'otpauth';

/** O que os aplicativos de códigos entendem sem que se pergunte: RFC 6238, SHA-1, 6 dígitos, 30 s. */
const PROFILE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const ISSUER = 'Palco';
/** 160 bits, o tamanho da saída do HMAC-SHA-1. Fonte: RFC 4226, seção 4, R6. */
const SECRET_BYTES = 20;
/** Um passo para cada lado: relógio torto em até 30 s, ou código digitado na virada. Fonte: RFC 6238, seção 5.2. */
const WINDOW = 1;

export const newTotpSecret = (): Buffer => Buffer.from(new Secret({ size: SECRET_BYTES }).bytes);

/** O segredo como se mostra e se digita, e o endereço que vira QR code. */
export function describeTotp(bytes: Buffer, account: string): { secret: string; uri: string } {
  const secret = secretOf(bytes);
  const totp = new TOTP({ ...PROFILE, issuer: ISSUER, label: account, secret });
  return { secret: secret.base32, uri: totp.toString() };
}

/** O passo de 30 s em que este código vale, se é o atual ou um vizinho; senão `null`. */
export function stepOfCode(bytes: Buffer, code: string, now: Date): number | null {
  const token = code.replace(/[\s-]/g, '');
  // a biblioteca compara bytes e lança se os tamanhos diferem, como com algarismos de outro alfabeto
  if (!/^[0-9]{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    ...PROFILE,
    token,
    secret: secretOf(bytes),
    timestamp,
    window: WINDOW,
  });
  return delta === null ? null : TOTP.counter({ period: PROFILE.period, timestamp }) + delta;
}

/** Cópia: o segredo pode ser a fatia de um `Buffer` maior, e a biblioteca leria o resto dele. */
const secretOf = (bytes: Buffer) => new Secret({ buffer: Uint8Array.from(bytes).buffer });
