import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** Segredo novo, de 256 bits, em base64url: 43 caracteres. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** SHA-256 de um texto. É o que se guarda de um segredo de {@link newSecret}: com essa entropia, quem lê não o acha. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
