/** Regras puras: texto entra, decisão sai. Sem banco, sem HTTP, sem relógio. */

import { readFileSync } from 'node:fs';

const HANDLE = /^[a-z0-9_]{3,30}$/u;
const RESERVED = new Set(
  `admin administracao administrador ajuda api contato entrar equipe moderacao moderador ninguem oficial palco
  postmaster root sair seguranca sistema status suporte verificado webmaster www`.split(/\s+/u),
);

/** O nome de usuário como chave; `null` se não pode ser um. */
export function handleKey(text: string): string | null {
  const key = text.normalize('NFKC').toLowerCase();
  return HANDLE.test(key) && !RESERVED.has(key) ? key : null;
}

/** O e-mail como chave: outra grafia, mesma caixa. */
export const emailKey = (email: string): string => email.normalize('NFKC').toLowerCase();

/** Texto de pessoa sem o que não se vê: controles, marcas de direção e brancos nas pontas. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, (mark) => (mark === '\u200d' ? mark : ''))
    .trim();
}

/** Há algo que se veja? O branco do braille é um símbolo, e não se vê. */
export const isVisible = (text: string): boolean => /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u.test(cleanText(text));

/** Sem caracteres de controle, salvo a quebra de linha. O NUL, nem o PostgreSQL guarda. */
export const isPlain = (text: string): boolean => !/[^\P{Cc}\n]/u.test(text);

let common: Set<string> | undefined;

/** A senha está entre as 24 mil mais usadas? A lista só se lê na primeira pergunta. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(readFileSync(new URL('senhas-comuns.txt', import.meta.url), 'utf8').split('\n'));
  return common.has(password.normalize('NFKC').toLowerCase());
}

/** A senha é o próprio nome de usuário, ou o e-mail? */
export function isOwnName(password: string, identities: string[]): boolean {
  return identities.some((identity) => identity.toLowerCase() === password.toLowerCase());
}
