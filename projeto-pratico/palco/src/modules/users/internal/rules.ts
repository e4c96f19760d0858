import type { FieldError } from '#kernel/errors.ts';
import { cleanLine, cleanText, hasInk } from '#kernel/text.ts';
import { isCommonPassword } from './common-passwords.ts';
import { BIO_MAX, NAME_MAX, type SignUp } from './schema.ts';

const HANDLE = /^[a-z0-9_]{3,30}$/;
/** Nomes que pareceriam falar pela casa. */
const RESERVED = new Set(['admin', 'administrador', 'moderacao', 'palco', 'root', 'sistema', 'suporte']);

/**
 * Nome de usuário como chave, ou `null` se não pode ser um.
 * NFKC traz letras de largura dupla e ligaduras ao alfabeto comum; o que sobrar fora de [a-z0-9_] é
 * recusado, então letras parecidas de outros alfabetos (o `а` cirílico) nunca viram um segundo "mesmo" nome.
 */
export function handleKey(handle: string): string | null {
  const key = handle.normalize('NFKC').toLowerCase();
  return HANDLE.test(key) ? key : null;
}

export const emailKey = (email: string) => email.normalize('NFKC').toLowerCase();

/** O que quem entra digitou, como chave: `@Nome`, `nome` e o e-mail em maiúsculas não são tentativas separadas. */
export const loginKey = (login: string): string => handleKey(login.replace(/^@/, '')) ?? emailKey(login);

/** A senha antes do hash: a mesma frase digitada em teclados diferentes dá os mesmos bytes (NIST 800-63B). */
export const passwordBytes = (password: string) => Buffer.from(password.normalize('NFKC'));

export interface NewUser {
  handle: string;
  name: string;
  email: string;
  password: string;
}

/** Aplica as regras que um esquema não sabe dizer. Devolve a conta limpa ou as recusas por campo. */
export function checkSignUp(body: SignUp): { user: NewUser } | { errors: FieldError[] } {
  const errors = signUpErrors(body);
  const handle = handleKey(body.handle);
  if (errors.length > 0 || handle === null) return { errors };
  return { user: { handle, name: cleanLine(body.name), email: body.email, password: body.password } };
}

/**
 * Recusas dessas regras nos campos que vieram como texto, mesmo que outro campo do corpo esteja fora do esquema:
 * quem preenche um formulário vê tudo o que falta de uma vez.
 */
export function signUpErrors(body: unknown): FieldError[] {
  const { handle, name, email = '', password } = textsOf(body);
  const errors: FieldError[] = [];
  if (handle !== undefined) checkHandle(handle, errors);
  if (name !== undefined) checkName(name, errors);
  if (password !== undefined) checkPassword(password, [handle ?? '', email], errors);
  return errors;
}

function textsOf(body: unknown): Partial<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function checkHandle(text: string, errors: FieldError[]): void {
  const handle = handleKey(text);
  if (handle === null) {
    errors.push({ field: 'handle', message: 'Use de 3 a 30 letras sem acento, números ou sublinhado (_).' });
  } else if (RESERVED.has(handle)) {
    errors.push({ field: 'handle', message: 'Este nome é reservado. Escolha outro.' });
  }
}

function checkPassword(password: string, identities: string[], errors: FieldError[]): void {
  const secret = password.toLowerCase();
  if (isCommonPassword(password)) {
    errors.push({
      field: 'password',
      message: 'Esta senha está entre as mais usadas do mundo. Escolha outra.',
    });
  } else if (secret !== '' && identities.some((identity) => identity.toLowerCase() === secret)) {
    errors.push({
      field: 'password',
      message: 'A senha não pode ser o seu nome de usuário nem o seu e-mail.',
    });
  }
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
