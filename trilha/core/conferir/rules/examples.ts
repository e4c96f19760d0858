import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConceptRule, Report } from '../types.ts';

const MAX_LINES = 150;

export const exampleTests: ConceptRule = {
  id: 'exemplos',
  next: 'escreva o programa, com import.meta.main, e nome.test.ts ao lado',
  check({ book, concept }) {
    if (concept.examples.length === 0) return [{ message: `não há programa em exemplos/${concept.slug}` }];
    return concept.examples.flatMap(({ path }): Report[] => {
      const tested = existsSync(join(book.root, path.replace(/\.ts$/, '.test.ts')));
      const lines = readFileSync(join(book.root, path), 'utf8').split('\n').length;
      return [
        ...(tested ? [] : [{ file: path, message: 'o programa não tem teste ao lado' }]),
        ...(lines <= MAX_LINES
          ? []
          : [
              {
                file: path,
                level: 'warning' as const,
                message: `tem ${lines} linhas; o limite é ${MAX_LINES}`,
              },
            ]),
      ];
    });
  },
};

/** O explorador roda `core.ts` no navegador: sem `node:`, sem globais do Node, sem efeito ao importar. */
export const pureCore: ConceptRule = {
  id: 'core-puro',
  next: 'deixe em core.ts só cálculo, e o que usa o Node no programa que o importa',
  partial: true,
  applies: ({ concept }) => concept.explorer,
  check({ book, concept }) {
    const file = `${concept.moduleId}/exemplos/${concept.slug}/core.ts`;
    const reports = importedFiles(join(book.root, file)).flatMap((path) => impurities(path));
    const effect = reports.length === 0 ? effectOnImport(join(book.root, file)) : undefined;
    return [...reports, ...(effect ? [effect] : [])].map((message) => ({ file, message }));
  },
};

const RELATIVE_IMPORT = /(?:from|import)\s*\(?'(\.[^']+)'/g;

function importedFiles(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path) || !existsSync(path)) return [];
  seen.add(path);
  const source = readFileSync(path, 'utf8');
  for (const [, target = ''] of source.matchAll(RELATIVE_IMPORT))
    importedFiles(join(dirname(path), target), seen);
  return [...seen];
}

function impurities(path: string): string[] {
  const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const name = path.split('/').at(-1);
  const packages = [...code.matchAll(/(?:from|import)\s*\(?'([^'.][^']*)'/g)].map((match) => match[1]);
  const outside = code.replaceAll(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, '');
  const globals = outside.match(/(?<![.\w])(process|Buffer|require|__dirname)(?=[.(])/g) ?? [];
  return [
    ...packages.map(
      (target) => `${name} importa ${target}; core.ts só importa arquivos puros da própria pasta`,
    ),
    ...[...new Set(globals)].map((global) => `${name} usa ${global}, que não existe no navegador`),
  ];
}

function effectOnImport(path: string): string | undefined {
  const probe = `
    const before = Object.keys(globalThis).length;
    await import(${JSON.stringify(pathToFileURL(path).href)});
    if (Object.keys(globalThis).length !== before) console.log('cria uma variável global');
    const left = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|TCP|Server/.test(name));
    if (left.length > 0) console.log('deixa pendente ' + left.join(', '));
    process.exit(0);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', probe], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (run.status === 0 && run.stdout === '') return;
  const what = run.stdout.trim().split('\n')[0] || run.stderr.trim().split('\n').at(-1) || 'não termina';
  return `importar core.ts tem efeito: ${what}`;
}
