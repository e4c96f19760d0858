import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DCLinter } from 'dclint';
import { expect, test } from 'vitest';
import { STAGE } from './verificar.ts';

const read = (name: string) => readFileSync(new URL(`inicial/${name}`, STAGE), 'utf8');

interface Lint {
  messages: { line: number; message: string }[];
}

function lint(file: URL): string[] {
  // Aspas duplas, como o Biome formata YAML; o padrão do `dclint` são as simples.
  const rules = { 'require-quotes-in-ports': [1, { quoteType: 'double' }] } as const;
  const linter = new DCLinter({ rules, quiet: false, debug: false, exclude: [] });
  const results = linter.lintFiles([fileURLToPath(file)], false) as Lint[];
  return results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`));
}

test('o compose.yaml passa pelo esquema e pelas regras do `dclint`', () => {
  expect(lint(new URL('inicial/compose.yaml', STAGE))).toEqual([]);
});

test('o `dclint` recusa um serviço com uma chave que não existe', () => {
  const file = new URL('compose.yaml', pathToFileURL(`${mkdtempSync(join(tmpdir(), 'compose '))}/`));
  writeFileSync(file, read('compose.yaml').replace('read_only: true', 'somente_leitura: true'));
  expect(lint(file)).toEqual([expect.stringMatching(/services\/api.*must NOT have additional properties/u)]);
});

test('o Dockerfile tem dois estágios, roda como usuário comum e recebe o SIGTERM', () => {
  const lines = read('Dockerfile').split('\n');
  const from = lines.filter((line) => line.startsWith('FROM '));
  expect(from.map((line) => line.split(' AS ')[1])).toEqual(['dependencias', 'execucao']);
  for (const line of from) expect(line).toMatch(/^FROM \S+:(?!latest)\S+ AS /u);
  const user = lines.indexOf('USER node');
  const command = lines.findIndex((line) => line.startsWith('CMD '));
  expect(user).toBeGreaterThan(lines.indexOf(from.at(-1) ?? ''));
  expect(command).toBeGreaterThan(user);
  expect(JSON.parse((lines[command] ?? '').slice('CMD '.length))).toEqual(['node', 'src/server.ts']);
});

test('segredos e dependências não entram na imagem', () => {
  const ignored = read('.dockerignore').split('\n');
  for (const name of ['.env', '.git', 'node_modules']) expect(ignored).toContain(name);
});

test('o .env.exemplo tem toda variável que o código e o compose leem', () => {
  const named = new Set([...read('.env.exemplo').matchAll(/^([A-Z_]+)=/gmu)].map((match) => match[1]));
  const used = [
    ...read('src/config.ts').matchAll(/env\.([A-Z_]+)/gu),
    ...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/gu),
  ].map((match) => match[1]);
  expect(used.length).toBeGreaterThan(6);
  for (const name of used) expect(named).toContain(name);
});
