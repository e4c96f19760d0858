import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** Segredo de 256 bits que vai em um link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** O que se guarda dele: com essa entropia, o SHA-256 basta, e quem lê o banco não confirma nada. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
