import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Book } from './book.ts';
import type { Concept, Exercise } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { explainStorage } from './storage.ts';

const FILES: Record<string, string> = {
  'README.md':
    '# Minha trilha\n\nMeu código e meu progresso no curso. Esta pasta é um repositório próprio: publique se quiser.\n',
  '.gitignore': '*.trava*\n*.novo\n',
  'tsconfig.json': `${JSON.stringify({ extends: '../tsconfig.base.json', include: ['**/*.ts'] }, null, 2)}\n`,
};

/**
 * O que versões antigas punham aqui. Com um package.json, o `npx trilha` rodado nesta pasta não sobe até o do
 * curso: procura o nome no registro público, onde qualquer um poderia publicá-lo.
 */
const OLD_PACKAGE = `${JSON.stringify({ name: 'minha-trilha', private: true, type: 'module' }, null, 2)}\n`;

/** Tira o package.json de versões antigas, se ninguém o mudou. */
export function removeOldPackage(book: Book): void {
  const path = join(book.workspace, 'package.json');
  if (existsSync(path) && readFileSync(path, 'utf8') === OLD_PACKAGE) rmSync(path);
}

/** Cria `minha-trilha/` na primeira vez, com repositório git quando há git. Não toca no que já existe. */
export function ensureWorkspace(book: Book): void {
  mkdirSync(book.workspace, { recursive: true });
  removeOldPackage(book);
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

/** Onde fica o arquivo do leitor, exista ou não. */
export const learnerPath = (book: Book, concept: Concept) =>
  join(learnerFolder(book, concept), 'exercicio.ts');

/** O arquivo inicial, que o livro guarda e o leitor não edita. */
const modelPath = (concept: Concept) => `${exerciseOf(concept).path}/exercicio.ts`;

const hashPath = (book: Book, concept: Concept) => join(learnerFolder(book, concept), '.modelo');

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/**
 * O arquivo do leitor; na primeira vez é copiado do inicial. Nunca sobrescreve.
 * @throws TrilhaError STORAGE se o disco ou a permissão não deixam copiar.
 */
export function learnerFile(book: Book, concept: Concept): string {
  try {
    return copyModel(book, concept);
  } catch (error) {
    throw explainStorage(error, book.workspace);
  }
}

function copyModel(book: Book, concept: Concept): string {
  const model = join(book.root, modelPath(concept));
  ensureWorkspace(book);
  mkdirSync(learnerFolder(book, concept), { recursive: true });
  const file = learnerPath(book, concept);
  // Um atalho quebrado também ocupa o lugar; quem verifica diz o que há de errado com ele.
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) {
    copyFileSync(model, file, constants.COPYFILE_EXCL);
    writeFileSync(hashPath(book, concept), hashOf(model));
  }
  return file;
}

/**
 * Há dois arquivos com o mesmo nome, e editar o do livro não muda a verificação. Devolve o caminho do inicial quando
 * ele difere do que o git guarda ou, sem git, do que foi copiado na primeira vez.
 */
export function editedModel(book: Book, concept: Concept): string | undefined {
  const model = modelPath(concept);
  const { status } = spawnSync('git', ['diff', '--quiet', 'HEAD', '--', model], {
    cwd: book.root,
    stdio: 'ignore',
  });
  if (status === 0 && isTracked(book, model)) return;
  if (status === 1) return model;
  const hash = hashPath(book, concept);
  const known = existsSync(hash) ? readFileSync(hash, 'utf8') : undefined;
  return known === undefined || known === hashOf(join(book.root, model)) ? undefined : model;
}

/** O que o git não conhece nunca difere, para ele. */
function isTracked(book: Book, path: string): boolean {
  const run = spawnSync('git', ['ls-files', '--error-unmatch', path], { cwd: book.root, stdio: 'ignore' });
  return run.status === 0;
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
