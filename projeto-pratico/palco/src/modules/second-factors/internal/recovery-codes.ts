import { randomInt } from 'node:crypto';
import { sha256 } from '#kernel/secret.ts';

/** Base 32 de Crockford: sem `i`, `l`, `o` e `u`, que se confundem no papel. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 24;
const CODES = 10;

/**
 * Dez códigos de 24 letras: 120 bits cada. A OWASP ASVS 5 (6.5.2) aceita um hash comum a partir de 112 bits; com menos,
 * seria preciso um de senha.
 */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newCode);

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return letters.join('').replace(/.{4}(?!$)/g, '$&-');
}

/** O que se guarda do código. Como digitado: maiúsculas, espaços e hifens não contam, nem `O` por zero ou `I` por um. */
export function hashRecoveryCode(code: string): Buffer {
  const letters = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return sha256(letters);
}
