import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Book } from './book.ts';
import type { Catalog, Stage } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { listFiles } from './list-files.ts';
import { updateProgress } from './progress.ts';
import { ensureWorkspace } from './workspace.ts';

/** Onde fica o projeto do leitor: um só, que cresce de etapa em etapa. */
export const projectFolder = (book: Book) => join(book.workspace, 'projeto');

export interface StartedStage {
  folder: string;
  /** Não havia nada lá. */
  first: boolean;
  /** Relativos à pasta do projeto. */
  copied: string[];
  /** Já existiam com outro conteúdo: são do leitor, e ficaram como estavam. */
  kept: string[];
}

/**
 * Traz para o projeto o ponto de partida da etapa. Na primeira vez vem tudo; depois, só o que a etapa acrescenta às
 * anteriores. Nunca escreve por cima de nada.
 *
 * @throws TrilhaError NOT_READY sem ponto de partida; USAGE se o lugar do projeto é de um arquivo.
 */
export async function startStage(book: Book, catalog: Catalog, stage: Stage): Promise<StartedStage> {
  const source = starterOf(book, stage);
  if (!existsSync(source))
    throw new TrilhaError(
      'NOT_READY',
      `A etapa ${stage.number} não tem ponto de partida.`,
      `O enunciado está em ${stage.readme}`,
    );
  const folder = openFolder(book);
  const first = listFiles(folder).length === 0;
  const earlier = catalog.stages
    .filter((each) => each.number < stage.number)
    .map((each) => starterOf(book, each));
  const started: StartedStage = { folder, first, copied: [], kept: [] };
  for (const file of listFiles(source)) {
    if (!first && earlier.some((before) => same(join(before, file), join(source, file)))) continue;
    const target = join(folder, file);
    if (copyNew(join(source, file), target)) started.copied.push(file);
    else if (!same(join(source, file), target)) started.kept.push(file);
  }
  await recordStart(book, stage);
  return started;
}

const starterOf = (book: Book, { id }: Stage) => join(book.root, 'projeto-pratico', id, 'inicial');

function openFolder(book: Book): string {
  ensureWorkspace(book);
  const folder = projectFolder(book);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new TrilhaError(
      'USAGE',
      `${folder} é um arquivo, e ali vai a pasta do projeto.`,
      'Mude o arquivo de lugar ou de nome e tente de novo.',
    );
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Falso quando o lugar está ocupado: pelo próprio nome ou por um arquivo onde devia haver pasta. */
function copyNew(source: string, target: string): boolean {
  try {
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function same(a: string, b: string): boolean {
  const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile(a) && isFile(b) && readFileSync(a).equals(readFileSync(b));
}

async function recordStart(book: Book, { id }: Stage): Promise<void> {
  const now = new Date().toISOString();
  await updateProgress(book, ({ stages }) => {
    stages[id] = { startedAt: now, ...stages[id], lastAt: now };
  });
}

/**
 * O comando que o próprio projeto declara em `scripts.start`. Roda sem shell: com um no meio, o SIGTERM não chegaria
 * ao servidor.
 *
 * @throws TrilhaError NOT_FOUND sem a pasta ou sem o comando; USAGE se ele precisa de um shell.
 */
export function startCommand(folder: string): string {
  const say = 'Diga o comando: npx trilha projeto verificar NN --comando "…"';
  const manifest = join(folder, 'package.json');
  if (!existsSync(folder))
    throw new TrilhaError(
      'NOT_FOUND',
      'Ainda não há projeto para verificar.',
      'Comece com: npx trilha projeto comecar 01',
    );
  const start = existsSync(manifest) ? readStart(manifest) : undefined;
  if (start === undefined)
    throw new TrilhaError(
      'NOT_FOUND',
      `${folder} não declara como se inicia (scripts.start no package.json).`,
      say,
    );
  if (/[|&;<>$`]/.test(start))
    throw new TrilhaError('USAGE', `O comando de scripts.start precisa de um shell: ${start}`, say);
  return start;
}

function readStart(manifest: string): string | undefined {
  try {
    const { scripts } = JSON.parse(readFileSync(manifest, 'utf8')) as { scripts?: { start?: string } };
    return scripts?.start;
  } catch (error) {
    throw new TrilhaError(
      'USAGE',
      `${manifest} não é JSON válido: ${(error as Error).message}`,
      'Corrija o arquivo.',
    );
  }
}
