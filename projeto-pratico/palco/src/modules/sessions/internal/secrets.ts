import { createHash } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** O texto pode ser um dos nossos segredos: 256 bits em base64url. O que não pode nem chega ao banco. */
export const isSecret = (text: string): boolean => TOKEN.test(text);

/** O que se guarda de um segredo: com 256 bits de entropia o SHA-256 basta, e quem lê o banco não entra como ninguém. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
