import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Book, bookHas } from '../book.ts';
import type { Catalog, Concept, Module } from '../contract.ts';
import type { Finding } from './types.ts';

const FOLDERS = ['teoria', 'exemplos', 'exercicios'];

/** Uma pasta com nome errado não entraria no catálogo e ficaria fora de toda verificação, em silêncio. */
export function findStrays(book: Book, catalog: Catalog): Finding[] {
  return catalog.modules.flatMap((module) => [
    ...FOLDERS.flatMap((folder) => straysIn(book, module, folder)),
    ...module.concepts.flatMap((concept) => defectsOf(book, concept)),
  ]);
}

/** Sem lição, um conceito fica fora das outras regras: o que já há dele passaria sem ser visto. */
function defectsOf(book: Book, { moduleId, slug, ready, broken }: Concept): Finding[] {
  const file = `${moduleId}/teoria/${slug}.md`;
  if (broken !== undefined) return [{ rule: 'cabecalho', level: 'error', file, message: broken }];
  if (ready) return [];
  return ['exemplos', 'exercicios']
    .map((folder) => `${moduleId}/${folder}/${slug}`)
    .filter((folder) => bookHas(book, folder))
    .map((folder) => ({
      rule: 'plano',
      level: 'error',
      file: folder,
      message: `a pasta existe, mas falta a lição ${file}`,
    }));
}

function straysIn(book: Book, module: Module, folder: string): Finding[] {
  const planned = new Set(module.concepts.map((concept) => concept.slug));
  return numberedNames(join(book.root, module.id, folder))
    .filter((name) => !planned.has(name.replace(/\.md$/, '')))
    .map((name) => ({
      rule: 'plano',
      level: 'error',
      file: `${module.id}/${folder}/${name}`,
      message: 'não está no plano do curso; confira o nome',
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
