import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Uma operação como o documento da API a descreve. */
export interface Described {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query: string[];
  /** Um corpo que o esquema aceita; nulo quando a rota não declara corpo. */
  example: Json;
  type: string;
  /** A permissão que a rota pede, se pede uma. */
  permission: string | null;
}

interface Schema {
  type?: string | string[];
  enum?: Json[];
  const?: Json;
  format?: string;
  pattern?: string;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
}

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  'x-permission'?: string;
}

/** Toda operação de `openapi.json`, com um corpo bom montado do esquema dela. */
export async function describedRoutes(): Promise<Described[]> {
  const text = await readFile(join(import.meta.dirname, '..', '..', 'openapi.json'), 'utf8');
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((name) => {
      const operation = operations[name];
      return operation ? [describe(name, path, operation)] : [];
    }),
  );
}

function describe(name: string, path: string, operation: Operation): Described {
  const { parameters = [], requestBody, 'x-permission': permission = null } = operation;
  const [type = 'application/json', body] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  return {
    method: name.toUpperCase() as Described['method'],
    path,
    query: parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
    example: body ? exampleOf(body.schema) : null,
    type,
    permission,
  };
}

const BY_FORMAT: Record<string, string> = {
  email: 'alguem@exemplo.com.br',
  uuid: '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e',
};
const TEXTS = ['palavraboa', '123456', 'https://agenda.exemplo/volta', 'A'.repeat(43)];

function exampleOf(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0] ?? null;
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0]);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, exampleOf(property)]),
      );
    case 'array':
      return schema.items ? [exampleOf(schema.items)] : [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return textFor(schema);
  }
}

function textFor({ format = '', pattern = '' }: Schema): string {
  const matches = (text: string) => new RegExp(pattern, 'u').test(text);
  return BY_FORMAT[format] ?? TEXTS.find(matches) ?? 'palavraboa';
}

/** O corpo com cada parte dele, por sua vez, trocada por um texto JSON qualquer. */
export function* withOnePart(body: Json, replacements: readonly string[]): Generator<string> {
  const hole = JSON.stringify('\u0001aqui');
  for (const holed of holes(body, '\u0001aqui'))
    for (const text of replacements) yield JSON.stringify(holed).replace(hole, () => text);
}

function* holes(value: Json, hole: string): Generator<Json> {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    yield [hole];
    for (const inner of value.flatMap((item) => [...holes(item, hole)])) yield [inner];
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    yield { ...value, [name]: hole };
    for (const inner of holes(part, hole)) yield { ...value, [name]: inner };
  }
}
