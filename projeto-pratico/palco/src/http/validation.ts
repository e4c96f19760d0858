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
    if (!valid) return false;
    const nul = pathOfNul(data);
    if (nul !== null) validate.errors = [nulError(nul)];
    return nul === null;
  };
  validate.errors = null;
  return validate;
}

/** O PostgreSQL não guarda U+0000 em texto, e nenhum texto de gente o tem: recusado em todo lugar, por todo esquema. */
function pathOfNul(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = pathOfNul(inner, `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

const nulError = (instancePath: string): ErrorObject => ({
  keyword: 'nul',
  instancePath,
  schemaPath: '',
  params: {},
});

/**
 * O do ajv-formats aceita também `urn:uuid:…`, que o PostgreSQL não lê. Só minúsculas, como a API os escreve: para o banco
 * os dois jeitos são o mesmo id e para um `Map` não, e editar por um achava o post que mostrar não achava.
 */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function withFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv, { formats: ['email', 'date-time'] });
  ajv.addFormat('uuid', UUID);
  return ajv;
}
