import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Book, bookHas } from '../../book.ts';
import type { Concept, Module } from '../../contract.ts';
import { EXAM } from '../../find.ts';
import type { BookRule, Report } from '../types.ts';

const FOLDERS = ['teoria', 'exemplos', 'exercicios'];

/** Uma pasta com nome errado não entraria no catálogo e ficaria fora de toda verificação, em silêncio. */
export const planned: BookRule = {
  id: 'plano',
  next: 'use o nome que está em trilha/core/curriculo.json; npx trilha novo conceito cria os arquivos',
  check: ({ book, catalog }) =>
    catalog.modules.flatMap((module) => [
      ...FOLDERS.flatMap((folder) => straysIn(book, module, folder)),
      ...[...module.concepts, examOf(module)].flatMap((concept) => defectsOf(book, concept)),
    ]),
};

type Planned = Pick<Concept, 'moduleId' | 'slug' | 'lesson' | 'broken'>;

/** Todo módulo pode ter um exame, mesmo que o plano não o diga. */
const examOf = ({ id, exam }: Module): Planned => exam ?? { moduleId: id, slug: EXAM };

/** Sem lição, um conceito fica fora das outras regras: o que já há dele passaria sem ser visto. */
function defectsOf(book: Book, { moduleId, slug, lesson, broken }: Planned): Report[] {
  const file = `${moduleId}/teoria/${slug}.md`;
  if (broken !== undefined) return [describeBroken(file, broken)];
  if (lesson !== undefined) return [];
  return ['exemplos', 'exercicios']
    .map((folder) => `${moduleId}/${folder}/${slug}`)
    .filter((folder) => bookHas(book, folder))
    .map((folder) => ({ file: folder, message: `a pasta existe, mas falta a lição ${file}` }));
}

/** O que o leitor de YAML diz dos enganos mais comuns. */
const YAML: readonly [said: RegExp, meaning: string][] = [
  [/Tabs are not allowed.*/, 'há uma tabulação no recuo; use espaços'],
  [/Map keys must be unique.*/, 'uma chave aparece duas vezes'],
];

/** A linha é a do cabeçalho, que começa depois de ---. */
function describeBroken(lesson: string, broken: string): Report {
  const file = /^(\S+\.md): /.exec(broken)?.[1] ?? lesson;
  const line = /at line (\d+)/.exec(broken)?.[1];
  const message = YAML.reduce((text, [said, meaning]) => text.replace(said, meaning), broken);
  const next = 'corrija o arquivo que a mensagem cita';
  return { file, message, next, ...(line !== undefined && { line: Number(line) + 1 }) };
}

function straysIn(book: Book, module: Module, folder: string): Report[] {
  const planned = new Set(module.concepts.map((concept) => concept.slug));
  return numberedNames(join(book.root, module.id, folder))
    .filter((name) => !planned.has(name.replace(/\.md$/, '')))
    .map((name) => ({
      file: `${module.id}/${folder}/${name}`,
      message: 'não está no plano do curso',
    }));
}

/** O que começa com dois algarismos é de um conceito; o resto (README, imagens) é do módulo. */
function numberedNames(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => /^\d\d-/.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
