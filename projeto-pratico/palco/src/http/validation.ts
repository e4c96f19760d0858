import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifyServerOptions } from 'fastify';

type Compilers = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>;

interface Validate {
  (data: unknown): boolean;
  errors: ErrorObject[] | null;
}

/** Sem `validateSchema`: os esquemas são nossos, e um teste confere se cada um é um JSON Schema válido. */
const base = {
  removeAdditional: false,
  useDefaults: true,
  allErrors: true,
  strict: false,
  validateSchema: false,
} as const;

/**
 * Compilador de validação. Corpos não são convertidos: `"1"` não é `1`. Parâmetros de URL são sempre
 * texto, então neles a conversão de número é parte de ler a requisição.
 *
 * Cada esquema é compilado na primeira requisição que o usa: compilar todos ao subir custava 0,17 s de processador
 * a um processo que talvez só atenda a metade das rotas.
 */
export const lazyValidator = (() => {
  const forBody = withFormats(new Ajv({ ...base, coerceTypes: false }));
  const forUrl = withFormats(new Ajv({ ...base, coerceTypes: true }));
  return ({ schema, httpPart }: { schema: object; httpPart?: string }): Validate =>
    lazy(httpPart === 'body' ? forBody : forUrl, schema);
  // o tipo publicado é o do compilador antigo, que recebia o esquema solto
}) as unknown as NonNullable<Compilers['buildValidator']>;

function lazy(ajv: Ajv, schema: object): Validate {
  const validate: Validate = (data) => {
    // o ajv guarda o que já compilou: da segunda vez em diante isto é uma busca em um mapa
    const compiled = ajv.compile(schema);
    const valid = compiled(data);
    validate.errors = compiled.errors ?? null;
    return valid;
  };
  validate.errors = null;
  return validate;
}

function withFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv, { formats: ['uuid', 'email', 'date-time'] });
  return ajv;
}
