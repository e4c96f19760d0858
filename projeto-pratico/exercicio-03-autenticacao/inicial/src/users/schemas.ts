/** As formas que as rotas aceitam. O Fastify as confere antes de chamar a rota, e o documento OpenAPI as mostra. */

import { handleKey, isCommonPassword, isPlain, isVisible } from './rules.ts';

/** O que um JSON Schema não sabe dizer vira um formato. A mensagem de cada um está em `problems.ts`. */
export const formats = {
  handle: (text: string) => handleKey(text) !== null,
  'visible-line': (text: string) => isVisible(text) && isPlain(text) && !text.includes('\n'),
  'plain-text': isPlain,
  'new-password': (text: string) => isPlain(text) && !text.includes('\n') && !isCommonPassword(text),
  secret: (text: string) => !text.includes('\0'),
};

/** Um objeto com estes campos, todos obrigatórios, e mais nenhum. */
export const exactly = (properties: Record<string, object>) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});

/** O mesmo objeto, com campos que podem faltar. */
export const optional = (schema: ReturnType<typeof exactly>, properties: Record<string, object>) => ({
  ...schema,
  properties: { ...schema.properties, ...properties },
});

/** Um texto de 1 a `maxLength` caracteres. */
export const text = (maxLength: number, format = 'secret') => ({
  type: 'string',
  minLength: 1,
  maxLength,
  format,
});

export const handle = text(30, 'handle');
const name = text(80, 'visible-line');
const email = text(254, 'email');
export const newPassword = { type: 'string', minLength: 8, maxLength: 128, format: 'new-password' };
export const password = text(128);

export const signUp = exactly({ handle, name, email, password: newPassword });
export const confirmation = exactly({ token: text(200), password });
export const emailOnly = exactly({ email });
export const emailChange = exactly({ email, password });
export const passwordChange = exactly({ currentPassword: password, newPassword });
export const passwordOnly = exactly({ password });
export const profileChange = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: { handle, name, bio: { type: 'string', maxLength: 300, format: 'plain-text' } },
};
export const avatarFile = exactly({
  userId: { type: 'string', format: 'uuid' },
  file: { type: 'string', pattern: '^[0-9a-f]{16}\\.webp$' },
});
