import { spawnSync } from 'node:child_process';
import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Book } from './book.ts';
import type { Concept } from './contract.ts';
import { exerciseOf } from './find.ts';
import { explainStorage } from './storage.ts';

// Sem package.json: com um, o `npx trilha` rodado ali procuraria o nome no registro público.
const FILES: Record<string, string> = {
  'README.md':
    '# Minha trilha\n\nMeu código e meu progresso no curso. Esta pasta é um repositório próprio: publique se quiser.\n',
  '.gitignore': '*.trava*\n*.novo\n',
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

const learnerFolder = (book: Book, concept: Concept) => join(book.workspace, concept.moduleId, concept.slug);

/** Onde fica o arquivo do leitor, exista ou não. */
export const learnerPath = (book: Book, concept: Concept) =>
  join(learnerFolder(book, concept), 'exercicio.ts');

/** Há algo no lugar do arquivo do leitor. Um atalho quebrado também o ocupa; quem verifica diz o que há com ele. */
export const hasBegun = (book: Book, concept: Concept) =>
  lstatSync(learnerPath(book, concept), { throwIfNoEntry: false }) !== undefined;

/** O arquivo inicial, que o livro guarda e o leitor não edita. */
const modelPath = (concept: Concept) => `${exerciseOf(concept).path}/exercicio.ts`;

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
  if (!hasBegun(book, concept)) copyFileSync(model, file, constants.COPYFILE_EXCL);
  return file;
}

/**
 * Há dois arquivos com o mesmo nome, e editar o do livro não muda a verificação. Devolve o caminho do inicial quando
 * ele difere do que o git guarda; sem git não se sabe.
 */
export function editedModel(book: Book, concept: Concept): string | undefined {
  const model = modelPath(concept);
  const args = ['diff', '--name-only', 'HEAD', '--', model];
  const { stdout } = spawnSync('git', args, { cwd: book.root, encoding: 'utf8' });
  return stdout?.trim() ? model : undefined;
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
