import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { hasDatabase, useFreshPlace } from '../../../test/support/palco.ts';
import { variables } from '../config-variables.ts';
import { describeApi } from '../describe-api.ts';
import { describeSchema } from '../describe-schema.ts';
import { errorRegistry } from '../errors.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const place = useFreshPlace();

async function tableOf(heading: string): Promise<string[][]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const rows = section.split('\n').filter((line) => /^\| `/.test(line));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

test('a tabela de erros do README é o registro, nos dois sentidos', async () => {
  const documented = (await tableOf('Erros')).map(([code, status, title]) => [code, Number(status), title]);
  const registered = [...errorRegistry()].map(([code, { status, title }]) => [code, status, title]);
  expect(documented.sort()).toEqual(registered.sort());
});

test('a tabela de ambiente do README é a configuração, nos dois sentidos', async () => {
  const documented = (await tableOf('Ambiente')).map(([name]) => name);
  expect(documented.sort()).toEqual(Object.keys(variables).sort());
});

test('openapi.json está em dia (npm run gerar -w @trilha/palco)', async () => {
  expect(JSON.parse(await readFile(join(root, 'openapi.json'), 'utf8'))).toEqual(
    JSON.parse(await describeApi()),
  );
});

test('todo esquema da API é um JSON Schema válido', async () => {
  const ajv = new Ajv2020({ strict: false });
  const { components, paths } = JSON.parse(await describeApi());
  const schemas: [string, object][] = Object.entries(components.schemas);
  const collect = (node: unknown, where: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'schema') schemas.push([where, value]);
      else collect(value, `${where}/${key}`);
    }
  };
  collect(paths, '');
  expect(schemas.length).toBeGreaterThan(40);
  for (const [where, schema] of schemas) {
    expect(ajv.validateSchema(schema), `${where}: ${ajv.errorsText()}`).toBe(true);
  }
});

test.runIf(hasDatabase())('schema.sql está em dia (npm run gerar -w @trilha/palco)', async () => {
  const { databaseUrl } = await place();
  expect(await describeSchema(databaseUrl)).toBe(
    await readFile(join(root, 'migrations', 'schema.sql'), 'utf8'),
  );
});
