import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../src/files.ts';

mkdirSync(resolve(ROOT, '.local'), { recursive: true });
const folder = mkdtempSync(resolve(ROOT, '.local/ferramentas-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Escreve os arquivos em uma pasta ignorada e roda a ferramenta nela, com a configuração da casa. */
function run(name: string, files: Record<string, string>, command: readonly string[]) {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(cwd, path), content);
  const [program = '', ...args] = command;
  const entry = resolve(ROOT, 'node_modules', program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { cwd, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const TSCONFIG = JSON.stringify({ extends: resolve(ROOT, 'tsconfig.base.json'), include: ['*.ts'] });
const biome = ['@biomejs/biome/bin/biome', 'check', `--config-path=${ROOT}`, '--vcs-enabled=false', '.'];
const oxlint = [
  'oxlint/bin/oxlint',
  '--type-aware',
  '-c',
  resolve(ROOT, '.oxlintrc.json'),
  '--no-ignore',
  'a.ts',
];
const tsc = ['typescript/bin/tsc', '-p', '.'];
const knip = ['knip/bin/knip.js'];

test.each([
  ['formato', 'format', { 'a.ts': 'export const a   = "texto"\n' }, biome],
  ['any proibido', 'noExplicitAny', { 'a.ts': 'export const a = (x: any) => x;\n' }, biome],
  ['variável sem uso', 'noUnusedVariables', { 'a.ts': 'const a = 1;\nexport const b = 2;\n' }, biome],
  [
    'promessa solta',
    'no-floating-promises',
    { 'tsconfig.json': TSCONFIG, 'a.ts': 'export const f = async () => 1;\nf();\n' },
    oxlint,
  ],
  ['tipo errado', 'TS2322', { 'tsconfig.json': TSCONFIG, 'a.ts': 'export const a: string = 1;\n' }, tsc],
  ['enum não é apagável', 'TS1294', { 'tsconfig.json': TSCONFIG, 'a.ts': 'export enum A { B }\n' }, tsc],
  [
    'exportação sem uso',
    'sobra',
    {
      'package.json': JSON.stringify({ name: 'x', type: 'module', main: 'index.ts' }),
      'index.ts': `import { usada } from './a.ts';\nusada();\n`,
      'a.ts': 'export const usada = () => 1;\nexport const sobra = 2;\n',
    },
    knip,
  ],
] as const)('acusa: %s', (name, evidence, files, command) => {
  const { status, output } = run(name, files, command);
  expect(output).toContain(evidence);
  expect(status).not.toBe(0);
});

test.each([
  ['formato e lint', { 'a.ts': `export const a = 'texto';\n` }, biome],
  [
    'promessa esperada',
    { 'tsconfig.json': TSCONFIG, 'a.ts': 'export const f = async () => 1;\nawait f();\n' },
    oxlint,
  ],
  ['tipos certos', { 'tsconfig.json': TSCONFIG, 'a.ts': `export const a: string = 'a';\n` }, tsc],
] as const)('deixa passar: %s', (name, files, command) => {
  expect(run(name, files, command)).toMatchObject({ status: 0 });
});
