import { UsageError } from './failure.ts';

/** As tarefas pedidas com `--tarefa`: da primeira à última, inclusive. */
export interface Selection {
  from: number;
  to: number;
}

/** Lê `5`, `8-13` ou `8-` (da 8 em diante). @throws UsageError com a forma certa. */
export function readSelection(text: string): Selection {
  const [, from, dash, to] = /^(\d{1,3})(?:(-)(\d{1,3})?)?$/u.exec(text.trim()) ?? [];
  const first = Number(from);
  const last = dash === undefined ? first : Number(to ?? Number.POSITIVE_INFINITY);
  if (first >= 1 && last >= first) return { from: first, to: last };
  throw new UsageError(`--tarefa pede um número ou um intervalo, como 5, 8-13 ou 8-, e não “${text}”.`);
}

/** @throws UsageError se a etapa não tem nenhuma das tarefas pedidas. */
export function selects(selection: Selection | undefined, count: number): (number: number) => boolean {
  if (selection === undefined) return () => true;
  if (selection.from > count)
    throw new UsageError(`A etapa tem ${count} tarefas; não há a ${selection.from}.`);
  return (number) => number >= selection.from && number <= selection.to;
}
