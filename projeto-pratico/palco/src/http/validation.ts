import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';

const base = { removeAdditional: false, useDefaults: true, allErrors: true, strict: false } as const;

/**
 * Compilador de validação. Corpos não são convertidos: `"1"` não é `1`. Parâmetros de URL são sempre
 * texto, então neles a conversão de número é parte de ler a requisição.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<TSchema> {
  const forBody = withFormats(new Ajv({ ...base, coerceTypes: false }));
  const forUrl = withFormats(new Ajv({ ...base, coerceTypes: true }));
  return ({ schema, httpPart }) => (httpPart === 'body' ? forBody : forUrl).compile(schema);
}

function withFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv, { formats: ['uuid', 'email', 'date-time'] });
  return ajv;
}
