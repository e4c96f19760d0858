import type { FieldError } from '#kernel/errors.ts';
import { cleanLine, cleanText, hasInk } from '#kernel/text.ts';
import { handleKey, isReserved } from './handles.ts';
import { BIO_MAX, NAME_MAX } from './schema.ts';

export const emailKey = (email: string) => email.normalize('NFKC').toLowerCase();

/** O que quem entra digitou, como chave: `@Nome`, `nome` e o e-mail em maiúsculas não são tentativas separadas. */
export const loginKey = (login: string): string => handleKey(login.replace(/^@/, '')) ?? emailKey(login);

/** Que senhas muita gente usa: a lista pode ser outra. */
export type IsCommon = (password: string) => boolean;

/**
 * O que as regras recusam nos campos que vieram como texto, mesmo que outro campo do corpo esteja fora do esquema: quem
 * preenche um formulário vê tudo o que falta de uma vez.
 */
export function signUpErrors(body: unknown, isCommon: IsCommon): FieldError[] {
  const { handle, name, email = '', password } = textsOf(body);
  const errors: FieldError[] = [];
  if (handle !== undefined) checkHandle(handle, errors);
  if (name !== undefined) checkName(name, errors);
  if (password !== undefined)
    checkPassword({ password, identities: [handle ?? '', email], isCommon }, errors);
  return errors;
}

function textsOf(body: unknown): Partial<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** O nome de usuário como chave; `null`, com a razão em `errors`, se não pode ser um. */
export function checkHandle(text: string, errors: FieldError[]): string | null {
  const handle = handleKey(text);
  if (handle === null) {
    errors.push({ field: 'handle', message: 'Use de 3 a 30 letras sem acento, números ou sublinhado (_).' });
  } else if (isReserved(handle)) {
    errors.push({ field: 'handle', message: 'Este nome é reservado. Escolha outro.' });
    return null;
  }
  return handle;
}

export interface PasswordCheck {
  password: string;
  /** O que a pessoa tem de público ou adivinhável: nome de usuário e e-mail. */
  identities: string[];
  isCommon: IsCommon;
  field?: string;
}

/** A política de senhas além do comprimento, que está no esquema. */
export function checkPassword(
  { password, identities, isCommon, field = 'password' }: PasswordCheck,
  errors: FieldError[],
): void {
  const secret = password.toLowerCase();
  if (/\p{Cc}/u.test(password)) {
    // a RFC 7617 os proíbe em uma senha, e nenhum teclado os digita
    errors.push({ field, message: 'Tem um caractere de controle. Use só o que o teclado escreve.' });
  } else if (isCommon(password)) {
    errors.push({ field, message: 'Esta senha está entre as mais usadas do mundo. Escolha outra.' });
  } else if (secret !== '' && identities.some((identity) => identity.toLowerCase() === secret)) {
    errors.push({ field, message: 'A senha não pode ser o seu nome de usuário nem o seu e-mail.' });
  } else if (isHouseWord(password)) {
    errors.push({ field, message: 'Esta senha se adivinha pelo nome da casa. Escolha outra.' });
  }
}

/** `Palco@2026`, `administração1`: uma palavra da casa com enfeite nas pontas (OWASP ASVS 5, 6.2.11). */
function isHouseWord(password: string): boolean {
  const letters = password.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return isReserved(letters.replace(/^\P{L}+|\P{L}+$/gu, ''));
}

export function checkName(text: string, errors: FieldError[]): string {
  const name = cleanLine(text);
  if (!hasInk(name) || [...name].length > NAME_MAX) {
    errors.push({ field: 'name', message: `Escreva um nome de 1 a ${NAME_MAX} caracteres visíveis.` });
  }
  return name;
}

export function checkBio(text: string, errors: FieldError[]): string {
  const bio = cleanText(text);
  if ([...bio].length > BIO_MAX)
    errors.push({ field: 'bio', message: `Passa do limite de ${BIO_MAX} caracteres.` });
  return bio;
}
