import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** Um segredo de 256 bits, para um link ou uma credencial. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** O que se guarda dele: de um texto sorteado não há lista do que tentar, e um SHA-256 é suficiente. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
