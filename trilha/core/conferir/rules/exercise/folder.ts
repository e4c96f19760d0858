import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCheck } from '../../../check/run.ts';
import type { Verdict } from '../../../contract.ts';
import type { ConceptContext } from '../../types.ts';

export const FILES = [
  'README.md',
  'exercicio.ts',
  'exercicio.test.ts',
  'dicas.md',
  'solucao.ts',
  'solucao.md',
  'falhas-esperadas.json',
];

export const folderOf = ({ concept }: ConceptContext) => `${concept.moduleId}/exercicios/${concept.slug}`;

export const hasExercise = ({ concept }: ConceptContext) => concept.exercise !== undefined;

export const isComplete = (context: ConceptContext) =>
  FILES.every((name) => existsSync(join(context.book.root, folderOf(context), name)));

/** Os nomes dos arquivos de `erros-comuns/`, em ordem. */
export function wrongAnswers(context: ConceptContext): string[] {
  const folder = `${folderOf(context)}/erros-comuns/`;
  return context.files
    .filter((file) => file.startsWith(folder) && file.endsWith('.ts'))
    .map((file) => file.slice(folder.length));
}

/** Corrige um arquivo da pasta do exercício. */
export function grade(context: ConceptContext, name: string): Promise<Verdict> {
  return runCheck(context.book, context.concept, { file: join(context.book.root, folderOf(context), name) });
}

/** Corrige um texto que não está em arquivo nenhum. */
export async function gradeText(
  context: ConceptContext,
  source: string,
  timeoutMs?: number,
): Promise<Verdict> {
  const scratch = join(context.book.root, '.local/execucao');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'conferir-'));
  try {
    const file = join(folder, 'exercicio.ts');
    writeFileSync(file, source);
    return await runCheck(
      context.book,
      context.concept,
      timeoutMs === undefined ? { file } : { file, timeoutMs },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
