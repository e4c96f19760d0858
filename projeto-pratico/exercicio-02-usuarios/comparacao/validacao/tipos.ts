/** Um campo recusado e a razão. */
export interface FieldError {
  field: string;
  message: string;
}

/** Julga o corpo de `POST /users`. Lista vazia: aceito. */
export type Validate = (body: unknown) => FieldError[];

export interface Validator {
  name: string;
  validate: Validate;
}

/** O que as três dizem de cada campo. A mensagem é do produto, e não da biblioteca. */
export const MESSAGES = {
  required: 'Falta este campo.',
  unknown: 'Este campo não existe aqui.',
  text: 'Deve ser um texto.',
  object: 'Deve ser um objeto.',
  handle: 'Use de 3 a 30 letras sem acento, números ou sublinhado (_).',
  name: 'Escreva um nome de 1 a 80 caracteres.',
  email: 'Não parece um e-mail. Exemplo: nome@exemplo.com.br.',
  password: 'Use de 8 a 128 caracteres.',
} as const;

/** As mesmas três expressões para as três: o que se compara é quem as aplica. */
export const HANDLE = /^[A-Za-z0-9_]{3,30}$/u;
export const EMAIL = /^(?=.{1,254}$)[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/u;
/** Conta pontos de código, como o JSON Schema: um emoji é um caractere, e não dois. */
export const NAME = /^[^\p{Cc}]{1,80}$/u;
export const PASSWORD = /^[^\p{Cc}]{8,128}$/u;
