import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isBinaryName, isServiceName } from '@trilha/services';
import { probe } from '../evaluate.ts';
import { readText } from '../subjects.ts';
import type { ConceptContext, ConceptRule, Report } from '../types.ts';

const MAX_LINES = 150;

export const exampleTests: ConceptRule = {
  id: 'exemplos',
  next: 'escreva o programa, com título no comentário de abertura e import.meta.main, e nome.test.ts ao lado',
  check(context) {
    const { examples, slug } = context.concept;
    if (examples.length === 0) return [{ message: `não há programa em exemplos/${slug}` }];
    return examples.flatMap(({ path, title, needs }): Report[] => {
      const lines = readText(context, path).split('\n').length;
      const strange = needs.filter((name) => !isServiceName(name) && !isBinaryName(name));
      return [
        ...testDefects(context, path).map((message) => ({ message })),
        ...(title === ''
          ? [{ message: 'o programa não tem título: a primeira linha do comentário de abertura' }]
          : []),
        ...strange.map((name) => ({
          message: `precisa: não há o serviço “${name}”; veja npx trilha doutor`,
        })),
        ...(lines > MAX_LINES
          ? [{ level: 'warning' as const, message: `tem ${lines} linhas; o limite é ${MAX_LINES}` }]
          : []),
      ].map((report) => ({ file: path, ...report }));
    });
  },
};

function testDefects(context: ConceptContext, path: string): string[] {
  const test = path.replace(/\.ts$/, '.test.ts');
  if (!context.files.includes(test)) return ['o programa não tem teste ao lado'];
  const source = readText(context, test);
  return [
    ...(/\b(expect|assert)\b|\blessonQuotes/.test(source.replaceAll(/^import .*$/gm, ''))
      ? []
      : ['o teste ao lado não afirma nada']),
    ...(/\b(it|test|describe)\.(skip|only|todo)\(/.test(source)
      ? ['o teste ao lado pula ou isola um caso']
      : []),
  ];
}

/** O explorador roda `core.ts` no navegador: sem `node:`, sem globais do Node, sem efeito ao importar. */
export const pureCore: ConceptRule = {
  id: 'core-puro',
  next: 'deixe em core.ts só cálculo, e o que usa o Node no programa que o importa',
  partial: true,
  reads: /\/exemplos\//,
  applies: ({ concept }) => concept.explorer,
  async check({ book, concept }) {
    const file = `${concept.moduleId}/exemplos/${concept.slug}/core.ts`;
    const found = importedFiles(join(book.root, file)).flatMap((path) => impurities(path));
    const messages = found.length > 0 ? found : await effectsOnImport(join(book.root, file));
    return messages.map((message) => ({ file, message }));
  },
};

const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])([^'"]+)\1/g;

function importedFiles(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path) || !existsSync(path)) return [];
  seen.add(path);
  for (const [, , target = ''] of readFileSync(path, 'utf8').matchAll(IMPORT))
    if (target.startsWith('.')) importedFiles(join(dirname(path), target), seen);
  return [...seen];
}

/** Comentários e textos entre aspas, na ordem em que aparecem: um `//` dentro de um texto não é comentário. */
const QUIET = /\/\*[\s\S]*?\*\/|\/\/.*$|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/gm;
const GLOBALS =
  /(?<![.\w$])(process|Buffer|require|__dirname|__filename|setImmediate|globalThis)(?=\s*[.([;,)}])/g;

function impurities(path: string): string[] {
  const source = readFileSync(path, 'utf8');
  const name = path.split('/').at(-1);
  const code = source.replaceAll(QUIET, (text) => (/^['"]/.test(text) ? text : ''));
  const outside = source.replaceAll(QUIET, "''");
  const packages = [...code.matchAll(IMPORT)].flatMap(([, , target = '']) =>
    target.startsWith('.') ? [] : target,
  );
  const globals = new Set(outside.match(GLOBALS));
  return [
    ...packages.map(
      (target) => `${name} importa ${target}; core.ts só importa arquivos puros da própria pasta`,
    ),
    ...(/\bimport\s*\(\s*[^'\s]/.test(outside)
      ? [`${name} importa um módulo que só se conhece ao rodar`]
      : []),
    ...[...globals].map(
      (global) => `${name} usa ${global}, que não existe no navegador ou esconde o que não existe`,
    ),
  ];
}

/** Depois de importar, nada mudou no que todos dividem, nada ficou pendente e nada foi impresso. */
const PROGRAM = `
  const shared = [globalThis, Object, Array, String, Number, Map, Set, Promise]
    .flatMap((each) => (each === globalThis ? [each] : [each, each.prototype]));
  const shape = () => JSON.stringify(shared.map((each) => Object.getOwnPropertyNames(each)));
  globalThis.fetch = () => { console.log('abre uma conexão'); return Promise.reject(new Error()); };
  const before = shape();
  await import(file);
  if (shape() !== before) console.log('muda ou cria algo global');
  const left = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|TCP|Server/.test(name));
  if (left.length > 0) console.log('deixa pendente ' + left.join(', '));
  process.exit(0);`;

async function effectsOnImport(path: string): Promise<string[]> {
  const printed = await probe(path, PROGRAM).catch((error: Error) => error.message);
  return printed === '' ? [] : [`importar core.ts tem efeito: ${printed.trim().split('\n')[0]}`];
}
