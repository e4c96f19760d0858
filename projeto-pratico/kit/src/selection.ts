import { UsageError } from './failure.ts';
import type { Task } from './stage.ts';

/** As tarefas pedidas: com `--tarefa`, da primeira à última, inclusive; em testes, pelo id. */
export type Selection = Range | { ids: readonly string[] };

interface Range {
  from: number;
  to: number;
}

/** Lê `5`, `8-13` ou `8-` (da 8 em diante). @throws UsageError com a forma certa. */
export function readSelection(text: string): Range {
  const [, from, dash, to] = /^(\d{1,3})(?:(-)(\d{1,3})?)?$/u.exec(text.trim()) ?? [];
  const first = Number(from);
  const last = dash === undefined ? first : Number(to ?? Number.POSITIVE_INFINITY);
  if (first >= 1 && last >= first) return { from: first, to: last };
  throw new UsageError(`--tarefa pede um número ou um intervalo, como 5, 8-13 ou 8-, e não “${text}”.`);
}

/** @throws UsageError se a etapa não tem alguma das tarefas pedidas. */
export function selects(
  selection: Selection | undefined,
  tasks: readonly Task[],
): (number: number) => boolean {
  if (selection === undefined) return () => true;
  if ('ids' in selection) return byId(selection.ids, tasks);
  if (selection.from > tasks.length)
    throw new UsageError(`A etapa tem ${tasks.length} tarefas; não há a ${selection.from}.`);
  return (number) => number >= selection.from && number <= selection.to;
}

function byId(ids: readonly string[], tasks: readonly Task[]): (number: number) => boolean {
  const wanted = new Set(ids.map((id) => tasks.findIndex((task) => task.id === id) + 1));
  if (wanted.has(0)) throw new UsageError(`A etapa não tem alguma destas tarefas: ${ids.join(', ')}.`);
  return (number) => wanted.has(number);
}
