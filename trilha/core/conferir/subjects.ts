import { join } from 'node:path';
import { type Book, bookHas } from '../book.ts';
import type { Concept, Stage } from '../contract.ts';
import { listFiles } from '../list-files.ts';
import type { BookContext, ConceptContext, RuleContext, StageContext } from './types.ts';

type Surroundings = Pick<RuleContext, 'book' | 'catalog' | 'update'>;

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
  const { book, catalog } = around;
  const doors = catalog.modules.flatMap(({ id }) => [`${id}/README.md`, `${id}/teoria/README.md`]);
  const pages = ['README.md', 'CONTRIBUINDO.md', 'RECURSOS.md', 'projeto-pratico/README.md', ...doors];
  const files = [...pages.filter((file) => bookHas(book, file)), ...filesUnder(book, 'docs')];
  const all = [...files, ...chosen.flatMap((each) => each.files)];
  return { ...around, file: 'trilha/core/curriculo.json', base: '.', files, chosen: all };
}

const filesUnder = (book: Book, folder: string): string[] =>
  listFiles(join(book.root, folder)).map((file) => `${folder}/${file}`);
