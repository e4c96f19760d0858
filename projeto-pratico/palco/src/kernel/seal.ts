import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Guarda o que não pode ficar em claro no banco, mas precisa voltar a ser lido. */
export interface Seal {
  /** @param context a que pertence: aberto em outro lugar, não abre */
  seal(plain: Buffer | string, context?: string): Buffer;
  /** O que foi selado; `null` se a chave é outra, o contexto é outro ou alguém mexeu nos bytes. */
  open(sealed: Buffer, context?: string): Buffer | null;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Uma chave por uso, tirada do segredo por HKDF-SHA-256 (RFC 5869): quem obtém a de um uso não ganha a de outro.
 * @param secret segredo de pelo menos 128 bits
 * @param label o uso; dois usos nunca dividem o rótulo
 */
export const deriveKey = (secret: string | Buffer, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `palco ${label}`, KEY_BYTES));

/**
 * AES-256-GCM com a chave de um uso ({@link deriveKey}). O nonce é sorteado, o que a NIST SP 800-38D (8.3) aceita até 2^32 mensagens por chave.
 *
 * Formato: nonce (12 bytes), texto cifrado, etiqueta (16 bytes).
 */
export function createSeal(secret: string | Buffer, label: string): Seal {
  const key = deriveKey(secret, label);
  return {
    seal(plain, context = '') {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(context),
      );
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, context = '') {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
