import type { FieldError } from '#kernel/errors.ts';
import { cleanLine, cleanText } from '#kernel/text.ts';
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
  const errors: FieldError[] = [];
  const handle = handleKey(body.handle);
  if (handle === null) {
    errors.push({ field: 'handle', message: 'Use de 3 a 30 letras sem acento, números ou sublinhado (_).' });
  } else if (RESERVED.has(handle)) {
    errors.push({ field: 'handle', message: 'Este nome é reservado. Escolha outro.' });
  }
  const name = checkName(body.name, errors);
  if (isCommonPassword(body.password)) {
    errors.push({
      field: 'password',
      message: 'Esta senha está entre as mais usadas do mundo. Escolha outra.',
    });
  } else if (repeatsIdentity(body)) {
    errors.push({
      field: 'password',
      message: 'A senha não pode ser o seu nome de usuário nem o seu e-mail.',
    });
  }
  if (errors.length > 0 || handle === null) return { errors };
  return { user: { handle, name, email: body.email, password: body.password } };
}

function repeatsIdentity({ handle, email, password }: SignUp): boolean {
  const secret = password.toLowerCase();
  return secret === handle.toLowerCase() || secret === email.toLowerCase();
}

export function checkName(text: string, errors: FieldError[]): string {
  const name = cleanLine(text);
  if (name === '' || [...name].length > NAME_MAX) {
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
