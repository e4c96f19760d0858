import { spawnSync } from 'node:child_process';
import { constants, copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from './book.ts';
import type { Concept, Exercise } from './contract.ts';
import { TrilhaError } from './errors.ts';

const FILES: Record<string, string> = {
  'README.md':
    '# Minha trilha\n\nMeu código e meu progresso no curso. Esta pasta é um repositório próprio: publique se quiser.\n',
  '.gitignore': '*.trava*\n*.novo\n',
  'package.json': `${JSON.stringify({ name: 'minha-trilha', private: true, type: 'module' }, null, 2)}\n`,
  'tsconfig.json': `${JSON.stringify({ extends: '../tsconfig.base.json', include: ['**/*.ts'] }, null, 2)}\n`,
};

/** Cria `minha-trilha/` na primeira vez, com repositório git quando há git. Não toca no que já existe. */
export function ensureWorkspace(book: Book): void {
  mkdirSync(book.workspace, { recursive: true });
  for (const [name, content] of Object.entries(FILES)) {
    const path = join(book.workspace, name);
    if (!existsSync(path)) writeFileSync(path, content);
  }
  if (existsSync(join(book.workspace, '.git'))) return;
  // Sem git a pasta serve do mesmo modo; o doutor avisa.
  spawnSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: book.workspace, stdio: 'ignore' });
}

/** O exercício de um conceito. @throws TrilhaError NOT_READY quando ainda não foi escrito. */
export function exerciseOf(concept: Concept): Exercise {
  if (concept.exercise) return concept.exercise;
  throw new TrilhaError(
    'NOT_READY',
    `${concept.id} ainda não tem exercício.`,
    'Veja os prontos com: npx trilha lista',
  );
}

const learnerFolder = (book: Book, concept: Concept) => join(book.workspace, concept.moduleId, concept.slug);

/** O arquivo do leitor; na primeira vez é copiado do inicial. Nunca sobrescreve. */
export function learnerFile(book: Book, concept: Concept): string {
  const exercise = exerciseOf(concept);
  ensureWorkspace(book);
  const folder = learnerFolder(book, concept);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'exercicio.ts');
  if (!existsSync(file)) {
    copyFileSync(join(book.root, exercise.path, 'exercicio.ts'), file, constants.COPYFILE_EXCL);
  }
  return file;
}

/** Volta ao arquivo inicial e devolve onde ficou a cópia do que havia. */
export function resetExercise(book: Book, concept: Concept): { file: string; backup: string } {
  const file = learnerFile(book, concept);
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = join(learnerFolder(book, concept), 'copias');
  mkdirSync(folder, { recursive: true });
  const backup = join(folder, `exercicio-${stamp}.ts`);
  renameSync(file, backup);
  return { file: learnerFile(book, concept), backup };
}
