/** Zod 4: o esquema é código, com a mensagem ao lado de cada regra, e devolve o valor com o tipo certo. */
import * as z from 'zod';
import { EMAIL, type FieldError, HANDLE, MESSAGES, NAME, PASSWORD, type Validator } from './tipos.ts';

// #region esquema
const text = () =>
  z.string({ error: ({ input }) => (input === undefined ? MESSAGES.required : MESSAGES.text) });

const SignUp = z.strictObject(
  {
    handle: text().regex(HANDLE, MESSAGES.handle),
    name: text().regex(NAME, MESSAGES.name),
    email: text().regex(EMAIL, MESSAGES.email),
    password: text().regex(PASSWORD, MESSAGES.password),
  },
  { error: MESSAGES.object },
);
// #endregion esquema

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({ field, message: MESSAGES.unknown }));
  return [{ field: issue.path.join('.') || 'corpo', message: issue.message }];
}

export const zod: Validator = {
  name: 'Zod 4',
  validate(body) {
    const result = SignUp.safeParse(body);
    if (result.success) return [];
    const byField = new Map<string, FieldError>();
    for (const error of result.error.issues.flatMap(toFieldErrors)) {
      if (!byField.has(error.field)) byField.set(error.field, error);
    }
    return [...byField.values()];
  },
};
