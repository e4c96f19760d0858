import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Book, bookHas } from '../book.ts';
import type { Concept, Stage } from '../contract.ts';
import { TrilhaError } from '../errors.ts';
import { listFiles } from '../list-files.ts';
import type { BookContext, ConceptContext, RuleContext, StageContext } from './types.ts';

type Surroundings = Omit<RuleContext, 'file' | 'base' | 'files'>;

/** A lição, os exemplos e o exercício de um conceito. */
export function conceptContext(around: Surroundings, concept: Concept): ConceptContext {
  const { moduleId, slug } = concept;
  const lesson = `${moduleId}/teoria/${slug}.md`;
  const folders = ['exemplos', 'exercicios'].map((folder) => `${moduleId}/${folder}/${slug}`);
  const files = [
    ...(concept.lesson === undefined ? [] : [lesson]),
    ...folders.flatMap((folder) => filesUnder(around.book, folder)),
  ];
  return { ...around, concept, file: lesson, base: moduleId, files };
}

/** A pasta inteira de uma etapa do projeto prático. */
export function stageContext(around: Surroundings, stage: Stage): StageContext {
  const base = stageFolder(stage);
  return { ...around, stage, file: `${base}/README.md`, base, files: filesUnder(around.book, base) };
}

export const stageFolder = ({ id }: Stage) => `projeto-pratico/${id}`;

/** Os documentos e as portas dos módulos, sempre conferidos, com os arquivos do que foi escolhido ao lado. */
export function bookContext(around: Surroundings, chosen: readonly RuleContext[]): BookContext {
  const { book, catalog, changed } = around;
  const doors = catalog.modules.flatMap(({ id }) => [`${id}/README.md`, `${id}/teoria/README.md`]);
  const pages = ['README.md', 'CONTRIBUINDO.md', 'RECURSOS.md', 'projeto-pratico/README.md', ...doors];
  const files = [...pages.filter((file) => bookHas(book, file)), ...filesUnder(book, 'docs')];
  const all = [...files, ...chosen.flatMap((each) => each.files)];
  const touched = all.filter((file) => changed?.has(file) ?? true);
  return { ...around, file: 'trilha/core/curriculo.json', base: '.', files, chosen: touched };
}

const filesUnder = (book: Book, folder: string): string[] =>
  listFiles(join(book.root, folder)).map((file) => `${folder}/${file}`);

/** Os textos em Markdown de um assunto; o que está em `inicial/` vai para a pasta do leitor e se lê de lá. */
export const documents = ({ files }: Pick<RuleContext, 'files'>): string[] =>
  files.filter((file) => file.endsWith('.md') && !file.includes('/inicial/'));

/** Os nomes de `names` que faltam na pasta. */
export const missingFrom = ({ book }: RuleContext, folder: string, names: readonly string[]): string[] =>
  names.filter((name) => !bookHas(book, `${folder}/${name}`));

export const readText = ({ book }: RuleContext, file: string): string =>
  readFileSync(join(book.root, file), 'utf8');

/** @throws TrilhaError CONTENT com o nome do arquivo, se não for JSON. */
export function readJson<Value>(context: RuleContext, file: string): Value {
  try {
    return JSON.parse(readText(context, file)) as Value;
  } catch (error) {
    throw new TrilhaError('CONTENT', `${file} não é JSON: ${(error as Error).message}`, `Corrija ${file}.`);
  }
}
