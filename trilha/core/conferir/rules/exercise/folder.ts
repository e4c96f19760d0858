import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCheck } from '../../../check/run.ts';
import type { Task, Verdict } from '../../../contract.ts';
import { missingFrom } from '../../subjects.ts';
import type { ConceptContext, ConceptRule } from '../../types.ts';

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

/** Uma regra que verifica arquivos da pasta: espera que ela esteja completa e que as tarefas se declarem. */
export const gradingRule = (rule: ConceptRule): ConceptRule => ({
  reads: /\/exercicios\//,
  ...rule,
  applies: ({ concept }) => concept.exercise !== undefined,
  async check(context) {
    const needed = context.update ? FILES.slice(0, -1) : FILES;
    if (missingFrom(context, folderOf(context), needed).length > 0) return [];
    return 'broken' in (await declaredTasks(context)) ? [] : rule.check(context);
  },
});

/** Os nomes dos arquivos de `erros-comuns/`, em ordem. */
export function wrongAnswers(context: ConceptContext): string[] {
  const folder = `${folderOf(context)}/erros-comuns/`;
  return context.files
    .filter((file) => file.startsWith(folder) && file.endsWith('.ts'))
    .map((file) => file.slice(folder.length));
}

/** Verifica um arquivo da pasta do exercício. */
export function grade(context: ConceptContext, name: string): Promise<Verdict> {
  return runCheck(context.book, context.concept, { file: pathOf(context, name) });
}

/** O mesmo, até a primeira tarefa que falha: o que vem depois não interessa a quem já sabe onde parou. */
export function gradeToFailure(context: ConceptContext, name: string): Promise<Verdict> {
  const stop = new AbortController();
  return runCheck(context.book, context.concept, {
    file: pathOf(context, name),
    signal: stop.signal,
    onEvent: (event) => {
      if (event.type === 'task' && event.result.status === 'failed') stop.abort();
    },
  });
}

const pathOf = (context: ConceptContext, name: string) => join(context.book.root, folderOf(context), name);

const solutions = new WeakMap<ConceptContext, Promise<Verdict>>();

/** O veredito da solução, uma vez só para todas as regras. */
export function gradeSolution(context: ConceptContext): Promise<Verdict> {
  const verdict = solutions.get(context) ?? grade(context, 'solucao.ts');
  solutions.set(context, verdict);
  return verdict;
}

type Declared = { tasks: Task[] } | { broken: string };

const declarations = new WeakMap<ConceptContext, Promise<Declared>>();

/** As tarefas que o teste declara, sem rodar nenhuma. */
export function declaredTasks(context: ConceptContext): Promise<Declared> {
  const declared = declarations.get(context) ?? declare(context);
  declarations.set(context, declared);
  return declared;
}

async function declare(context: ConceptContext): Promise<Declared> {
  const stop = new AbortController();
  let tasks: Task[] | undefined;
  const verdict = await runCheck(context.book, context.concept, {
    file: pathOf(context, 'solucao.ts'),
    signal: stop.signal,
    onEvent: (event) => {
      if (event.type !== 'tasks') return;
      tasks = event.tasks;
      stop.abort();
    },
  });
  if (tasks !== undefined && tasks.length > 0) return { tasks };
  return { broken: verdict.problem?.message.split('\n')[0] ?? 'não declara nenhuma tarefa' };
}

/** Verifica um texto que não está em arquivo nenhum. */
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
    const limit = timeoutMs === undefined ? {} : { timeoutMs };
    return await runCheck(context.book, context.concept, { file, ...limit });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
