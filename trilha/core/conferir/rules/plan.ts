import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Book, bookHas } from '../../book.ts';
import type { Concept, Module } from '../../contract.ts';
import type { BookRule, Report } from '../types.ts';

const FOLDERS = ['teoria', 'exemplos', 'exercicios'];

/** Uma pasta com nome errado não entraria no catálogo e ficaria fora de toda verificação, em silêncio. */
export const planned: BookRule = {
  id: 'plano',
  next: 'use o nome que está em trilha/core/curriculo.json; npx trilha novo conceito cria os arquivos',
  check: ({ book, catalog }) =>
    catalog.modules.flatMap((module) => [
      ...FOLDERS.flatMap((folder) => straysIn(book, module, folder)),
      ...module.concepts.flatMap((concept) => defectsOf(book, concept)),
    ]),
};

/** Sem lição, um conceito fica fora das outras regras: o que já há dele passaria sem ser visto. */
function defectsOf(book: Book, { moduleId, slug, lesson, broken }: Concept): Report[] {
  const file = `${moduleId}/teoria/${slug}.md`;
  if (broken !== undefined) return [{ file, message: broken, next: 'corrija o arquivo que a mensagem cita' }];
  if (lesson !== undefined) return [];
  return ['exemplos', 'exercicios']
    .map((folder) => `${moduleId}/${folder}/${slug}`)
    .filter((folder) => bookHas(book, folder))
    .map((folder) => ({ file: folder, message: `a pasta existe, mas falta a lição ${file}` }));
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
