/** À mão: uma função, sem biblioteca. O que o esquema dava de graça, como o documento OpenAPI, se escreve de novo. */
import { EMAIL, type FieldError, HANDLE, MESSAGES, NAME, PASSWORD, type Validator } from './tipos.ts';

// #region esquema
const RULES: Record<string, { accepts: (text: string) => boolean; message: string }> = {
  handle: { accepts: (text) => HANDLE.test(text), message: MESSAGES.handle },
  name: { accepts: (text) => NAME.test(text), message: MESSAGES.name },
  email: { accepts: (text) => EMAIL.test(text), message: MESSAGES.email },
  password: { accepts: (text) => PASSWORD.test(text), message: MESSAGES.password },
};
const FIELDS = Object.entries(RULES);

function validate(body: unknown): FieldError[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ field: 'corpo', message: MESSAGES.object }];
  const errors: FieldError[] = [];
  for (const [field, { accepts, message }] of FIELDS) {
    // Só o que é do próprio corpo: `constructor` existe em todo objeto.
    const value: unknown = Object.hasOwn(body, field) ? body[field as keyof typeof body] : undefined;
    if (value === undefined) errors.push({ field, message: MESSAGES.required });
    else if (typeof value !== 'string') errors.push({ field, message: MESSAGES.text });
    else if (!accepts(value)) errors.push({ field, message });
  }
  for (const field of Object.keys(body))
    if (!Object.hasOwn(RULES, field)) errors.push({ field, message: MESSAGES.unknown });
  return errors;
}
// #endregion esquema

export const byHand: Validator = { name: 'à mão', validate };
