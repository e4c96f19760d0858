import { argon2id, bcrypt, createScrypt, type PasswordHash } from './funcoes.ts';

/**
 * Os parâmetros de quem recomenda: os mínimos da OWASP (Password Storage Cheat Sheet) para as três, o custo 12 do
 * bcrypt, padrão de muitas bibliotecas, e a segunda opção da RFC 9106 (4), para quem não tem 2 GiB por senha.
 */
export const passwordHashes: PasswordHash[] = [
  argon2id(19, 2, 1),
  argon2id(64, 3, 4),
  bcrypt(10),
  bcrypt(12),
  createScrypt(17),
];

/** O que guardaria quem não leu nada disto: rápido para quem entra e para quem rouba o banco. */
export const FAST = 'SHA-256 com sal';
