import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Sela o que precisa voltar a ser lido e não pode ficar em claro no banco: AES-256-GCM, com uma chave derivada do segredo do
 * servidor (HKDF, RFC 5869). Cada uso tem o seu rótulo, e por isso a sua chave: o que uma abre, outra não abre.
 */
export function createSeal(secret: string | Buffer, label: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', label, KEY_BYTES));
  return {
    seal(plain: string | Buffer): Buffer {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    /** `null` se não foi esta chave que selou, ou se alguém mexeu. */
    open(sealed: Buffer): Buffer | null {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      try {
        decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
