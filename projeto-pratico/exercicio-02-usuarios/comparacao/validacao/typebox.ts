/**
 * TypeBox com o ajv, como o Fastify faz: o esquema é um JSON Schema, que o ajv compila uma vez em uma função, e que
 * também sai no documento OpenAPI.
 */
import { Ajv, type ErrorObject } from 'ajv';
import { Type } from 'typebox';
import { EMAIL, type FieldError, HANDLE, MESSAGES, NAME, PASSWORD, type Validator } from './tipos.ts';

// #region esquema
const SignUp = Type.Object(
  {
    handle: Type.String({ pattern: HANDLE.source }),
    name: Type.String({ pattern: NAME.source }),
    email: Type.String({ pattern: EMAIL.source }),
    password: Type.String({ pattern: PASSWORD.source }),
  },
  { additionalProperties: false },
);

const accepts = new Ajv({ allErrors: true, coerceTypes: false, removeAdditional: false }).compile(SignUp);
// #endregion esquema

type Field = 'handle' | 'name' | 'email' | 'password';

function toFieldError({ keyword, instancePath, params }: ErrorObject): FieldError {
  if (keyword === 'required') return { field: String(params.missingProperty), message: MESSAGES.required };
  if (keyword === 'additionalProperties')
    return { field: String(params.additionalProperty), message: MESSAGES.unknown };
  const field = instancePath.slice(1);
  if (field === '') return { field: 'corpo', message: MESSAGES.object };
  return { field, message: keyword === 'type' ? MESSAGES.text : MESSAGES[field as Field] };
}

export const typebox: Validator = {
  name: 'TypeBox + ajv',
  validate(body) {
    if (accepts(body)) return [];
    const byField = new Map<string, FieldError>();
    for (const error of accepts.errors ?? []) {
      const translated = toFieldError(error);
      if (!byField.has(translated.field)) byField.set(translated.field, translated);
    }
    return [...byField.values()];
  },
};
