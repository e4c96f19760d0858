import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person } from './support/person.ts';

const root = join(import.meta.dirname, '..');
const SEED = 20_261_124;
const RUNS_PER_ROUTE = 20;
const ID = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, { format?: string }> } }> };
}

interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query: string[];
  /** Campos do corpo, cada um com um valor bom; nulo quando a rota não declara corpo. */
  fields: Record<string, string> | null;
  type: string;
}

async function describedRoutes(): Promise<Route[]> {
  const text = await readFile(join(root, 'openapi.json'), 'utf8');
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((name) => {
      const operation = operations[name];
      return operation ? [routeOf(name, path, operation)] : [];
    }),
  );
}

function routeOf(name: string, path: string, { parameters = [], requestBody }: Operation): Route {
  const [type = 'application/json', body] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  return {
    method: name.toUpperCase() as Route['method'],
    path,
    query: parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
    fields: body ? goodValues(body.schema.properties ?? {}) : null,
    type,
  };
}

const GOOD: Record<string, string> = { email: 'alguem@exemplo.com.br', uuid: ID };

function goodValues(properties: Record<string, { format?: string }>): Record<string, string> {
  const good = ({ format = '' }: { format?: string }) => GOOD[format] ?? 'palavra_boa';
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, good(schema)]));
}

const TEXTS = [
  '',
  '\u0000',
  'a\u0000b@exemplo.com.br',
  '\ud800',
  '\u202e',
  '💥'.repeat(100),
  "'; drop table users.users; --",
  '../../etc/passwd',
  '%',
  '1e400',
  ID,
  `urn:uuid:${ID}`,
  'x'.repeat(5_000),
];
const DEEP = '['.repeat(5_000) + ']'.repeat(5_000);
const OTHERS = ['1e400', '9007199254740993', '-0', 'null', 'true', '{}', DEEP];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...TEXTS));
const strange = fc.oneof(
  text.map((value) => JSON.stringify(value)),
  fc.constantFrom(...OTHERS),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
);

const joinBody = (pairs: (readonly [string, string])[]) =>
  `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;

/** Um corpo montado como texto: metades soltas, números enormes e chaves repetidas não passam por `JSON.stringify`. */
function bodyFor({ fields }: Route) {
  const known = fc.constantFrom(...Object.keys(fields ?? {}), 'x', '__proto__', 'constructor');
  const pairs = fc.array(fc.tuple(known, strange), { maxLength: 6 }).map(joinBody);
  return fc.oneof(pairs, strange, text);
}

/** Cada campo com cada valor hostil e os outros bons: só assim o valor passa pelo esquema e chega ao banco. */
function* bodiesWithOneBad(fields: Record<string, string>) {
  const values = [...TEXTS.map((value) => JSON.stringify(value)), ...OTHERS];
  for (const bad of Object.keys(fields)) {
    for (const value of values)
      yield joinBody(
        Object.entries(fields).map(([name, good]) => [name, name === bad ? value : JSON.stringify(good)]),
      );
  }
}

/** Metade solta não existe em UTF-8; o resto vai byte por byte, NUL incluído. */
const encode = (value: string) => encodeURIComponent(value.toWellFormed());

function requestFor(route: Route) {
  const names = fc.constantFrom(...route.query, 'y', 'limit[]', '__proto__');
  return fc.record({
    param: text,
    query: fc.array(fc.tuple(names, text), { maxLength: 4 }),
    body: bodyFor(route),
  });
}

describe.runIf(hasDatabase())('valores hostis em toda rota descrita', () => {
  const palco = usePalco();

  test('nenhum gera 5xx, e toda recusa é um problema', async () => {
    let person = await newPerson(palco);
    for (const route of await describedRoutes()) {
      const urlOf = (param: string) => route.path.replace(/\{\w+\}/, encode(param) || '%20');
      for (const body of bodiesWithOneBad(route.fields ?? {})) await attack(person, route, urlOf(ID), body);
      for (const bad of TEXTS) {
        const search = route.query.map((name) => `${name}=${encode(bad)}&${name}=1`).join('&');
        await attack(person, route, `${urlOf(bad)}?${search}`, '{}');
      }
      const property = fc.asyncProperty(requestFor(route), async ({ param, query, body }) => {
        const search = query.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
        await attack(person, route, `${urlOf(param)}?${search}`, body);
      });
      await fc.assert(property, { seed: SEED, numRuns: RUNS_PER_ROUTE });
      // quem encerra a própria sessão deixaria as rotas seguintes paradas no 401
      if (/\/sessions\/current$|\/me\//.test(route.path)) person = await newPerson(palco);
    }
  });

  async function attack(person: Person, { method, type, fields }: Route, path: string, body: string) {
    const sends = fields !== null;
    const answer = await person.call(
      method,
      path,
      sends ? body : undefined,
      sends ? { 'content-type': type } : {},
    );
    const label = `${method} ${path} ${sends ? body : ''}`.slice(0, 2_000);
    expect(answer.status, label).toBeLessThan(500);
    if (answer.status < 400) return;
    expect(answer.headers['content-type'], label).toContain('application/problem+json');
    expect(answer.body, label).toMatchObject({ status: answer.status, code: expect.any(String) });
  }
});
