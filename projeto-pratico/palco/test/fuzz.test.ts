import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Described, describedRoutes, withOnePart } from './support/described.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person } from './support/person.ts';
import { newPersonWith, newRoot, ROOT_EMAIL } from './support/roles.ts';

const SEED = 20_261_124;
const RUNS_PER_ROUTE = 20;
const ID = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';

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
const OTHERS = ['1e400', '9007199254740993', '-0', 'null', 'true', '{}', '[{}]', DEEP];
const HOSTILE = [...TEXTS.map((value) => JSON.stringify(value)), ...OTHERS];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...TEXTS));
const strange = fc.oneof(
  text.map((value) => JSON.stringify(value)),
  fc.constantFrom(...OTHERS),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
);

const joinBody = (pairs: (readonly [string, string])[]) =>
  `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;

/** Um corpo montado como texto: metades soltas, números enormes e chaves repetidas não passam por `JSON.stringify`. */
function bodyFor({ example }: Described) {
  const known = fc.constantFrom(...Object.keys(example ?? {}), 'x', '__proto__', 'constructor');
  const pairs = fc.array(fc.tuple(known, strange), { maxLength: 6 }).map(joinBody);
  return fc.oneof(pairs, strange, text);
}

/** Metade solta não existe em UTF-8; o resto vai byte por byte, NUL incluído. */
const encode = (value: string) => encodeURIComponent(value.toWellFormed());

function requestFor(route: Described) {
  const names = fc.constantFrom(...route.query, 'y', 'limit[]', '__proto__');
  return fc.record({
    param: text,
    query: fc.array(fc.tuple(names, text), { maxLength: 4 }),
    body: bodyFor(route),
  });
}

describe.runIf(hasDatabase())('valores hostis em toda rota descrita', () => {
  // a prova recente não vence no meio: a rota tem de ser alcançada, e não recusada na porta
  const palco = usePalco({ adminEmail: ROOT_EMAIL, stepUpTtlSeconds: 86_400 });

  test('de quem entrou: nenhum gera 5xx, e toda recusa é um problema', async () => {
    await attackAll(await describedRoutes(), () => newPerson(palco));
  });

  test('de um admin, nas rotas que pedem permissão', async () => {
    const root = await newRoot(palco);
    const guarded = (await describedRoutes()).filter(({ permission }) => permission !== null);
    expect(guarded.length).toBeGreaterThan(8);
    await attackAll(guarded, () => newPersonWith(palco, root, 'admin'));
  });

  async function attackAll(routes: Described[], enter: () => Promise<Person>): Promise<void> {
    let person = await enter();
    for (const route of routes) {
      await attackOne(person, route);
      // quem encerra a própria sessão deixaria as rotas seguintes paradas no 401
      if (/\/sessions\/current$|\/me\//.test(route.path)) person = await enter();
    }
  }

  async function attackOne(person: Person, route: Described): Promise<void> {
    const urlOf = (param: string) => route.path.replace(/\{\w+\}/g, () => encode(param) || '%20');
    // cada parte com cada valor hostil e as outras boas: só assim o valor passa pelo esquema e chega ao banco
    for (const body of withOnePart(route.example, HOSTILE)) await attack(person, route, urlOf(ID), body);
    for (const bad of TEXTS) {
      const search = route.query.map((name) => `${name}=${encode(bad)}&${name}=1`).join('&');
      await attack(person, route, `${urlOf(bad)}?${search}`, '{}');
    }
    const property = fc.asyncProperty(requestFor(route), async ({ param, query, body }) => {
      const search = query.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
      await attack(person, route, `${urlOf(param)}?${search}`, body);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS_PER_ROUTE });
  }

  async function attack(person: Person, { method, type, example }: Described, path: string, body: string) {
    const sends = example !== null;
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
