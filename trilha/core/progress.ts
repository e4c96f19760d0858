import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from './book.ts';
import type { ConceptId, ConceptProgress, Progress } from './contract.ts';
import { draftOf, writeDurably } from './durable-file.ts';
import { TrilhaError } from './errors.ts';
import { withLock } from './lock.ts';
import { explainStorage } from './storage.ts';
import { ensureWorkspace } from './workspace.ts';

export const progressPath = (book: Book) => join(book.workspace, 'progresso.json');

const lockPath = (book: Book) => `${progressPath(book)}.trava.db`;

const emptyProgress = (): Progress => ({
  version: 1,
  updatedAt: new Date(0).toISOString(),
  concepts: {},
  stages: {},
});

export interface ProgressRead {
  progress: Progress;
  /** O que aconteceu de incomum, para mostrar à pessoa. */
  notice?: string;
}

/**
 * Lê o progresso. Um arquivo ilegível é posto de lado, com o nome dito em `notice`, e começa-se do zero:
 * perder o registro não pode impedir de estudar, e o arquivo ainda pode ser consertado à mão.
 *
 * @throws TrilhaError PROGRESS_VERSION se foi gravado por uma versão mais nova; nada é tocado.
 */
export function readProgress(book: Book): ProgressRead {
  const path = progressPath(book);
  if (!existsSync(path)) return { progress: emptyProgress() };
  const found = parseProgress(readFileSync(path, 'utf8'));
  if (found) return { progress: found };
  const aside = `${path.replace(/\.json$/, '')}-ilegivel-${Date.now()}.json`;
  renameSync(path, aside);
  return { progress: emptyProgress(), notice: `O progresso estava ilegível e foi guardado em ${aside}.` };
}

function parseProgress(text: string): Progress | undefined {
  let value: Partial<Progress> | null;
  try {
    value = JSON.parse(text) as Partial<Progress> | null;
  } catch {
    return;
  }
  if (typeof value?.version === 'number' && value.version > 1) {
    throw new TrilhaError(
      'PROGRESS_VERSION',
      `O progresso foi gravado por uma versão mais nova (formato ${value.version}).`,
      'Atualize o repositório com git pull e tente de novo.',
    );
  }
  const valid = value?.version === 1 && isRecord(value.concepts) && isRecord(value.stages);
  return valid ? (value as Progress) : undefined;
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Lê, altera e grava sob trava; devolve o que ficou gravado.
 * @throws TrilhaError STORAGE se o disco ou a permissão não deixam; o que já estava gravado fica.
 */
export async function updateProgress(book: Book, change: (progress: Progress) => void): Promise<Progress> {
  const path = progressPath(book);
  try {
    ensureWorkspace(book);
    return await withLock(lockPath(book), () => {
      const { progress } = readProgress(book);
      change(progress);
      progress.updatedAt = new Date().toISOString();
      writeDurably(path, `${JSON.stringify(progress, null, 2)}\n`);
      return progress;
    });
  } catch (error) {
    throw explainStorage(error, book.workspace);
  }
}

/** Apaga o resto de uma gravação que uma queda interrompeu: com a trava na mão, ninguém mais o está escrevendo. */
export async function tidyProgress(book: Book): Promise<void> {
  const draft = draftOf(progressPath(book));
  if (existsSync(draft)) await withLock(lockPath(book), () => rmSync(draft, { force: true }));
}

/** Altera o registro de um conceito e o marca como o ponto em que a pessoa parou. */
export async function updateConcept(
  book: Book,
  concept: ConceptId,
  change: (entry: ConceptProgress) => void,
): Promise<ConceptProgress> {
  const progress = await updateProgress(book, (current) => {
    const entry = current.concepts[concept] ?? {};
    change(entry);
    current.concepts[concept] = entry;
    current.last = concept;
  });
  return progress.concepts[concept] ?? {};
}
