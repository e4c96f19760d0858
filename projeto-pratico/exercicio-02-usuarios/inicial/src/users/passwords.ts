import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * O texto que vai para o banco no lugar da senha.
 *
 * TODO (senhas): argon2id, com sal. Este SHA-256 se testa aos milhões por segundo, e duas pessoas com a mesma senha têm o
 * mesmo texto.
 */
export async function hashPassword(password: string): Promise<string> {
  return digest(password).toString('hex');
}

/** Se a senha é a do texto guardado, em tempo que não depende de onde ela difere. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  return timingSafeEqual(digest(password), Buffer.from(stored, 'hex'));
}

function digest(password: string): Buffer {
  return createHash('sha256').update(password).digest();
}
