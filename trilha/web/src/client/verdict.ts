import type { Failure, TaskStatus, Verdict } from '../../../core/contract.ts';
import { el } from './dom.ts';
import { inline } from './hint-text.ts';

export const STATUS_WORD: Record<TaskStatus | 'running' | 'todo' | 'waiting', string> = {
  passed: 'passou',
  failed: 'falhou',
  'not-run': 'não rodou',
  running: 'rodando',
  todo: 'por fazer',
  waiting: 'na fila',
};

/** Resumo de um veredito em uma frase. */
export function summarize(verdict: Verdict): string {
  const passed = verdict.tasks.filter((task) => task.status === 'passed').length;
  const total = verdict.tasks.length;
  if (verdict.status === 'passed') return `${total} de ${total} tarefas.`;
  if (verdict.status === 'inconclusive')
    return verdict.problem === undefined
      ? 'a máquina estava ocupada demais para medir. Feche outros programas e rode de novo.'
      : 'a verificação não chegou ao fim. Rode de novo.';
  if (verdict.problem !== undefined) return verdict.problem.message;
  if (verdict.tasks.every(({ failure }) => failure?.todo)) return 'seu arquivo ainda está como veio.';
  return `${passed} de ${total} tarefas.`;
}

/** A tarefa por onde continuar, e o que houve com ela. */
export function firstToFix({ tasks }: Verdict): { number: number; what: string } | undefined {
  const first = tasks.find(({ status }) => status === 'failed');
  return first && { number: first.number, what: first.failure?.todo ? 'por fazer' : 'que falhou' };
}

function fact(name: string, value: string | undefined): Node[] {
  return value === undefined ? [] : [el('dt', {}, name), el('dd', {}, el('code', {}, value))];
}

/** Onde se relê: na lição do exercício; a tarefa de um exame diz em qual (`05-slug#âncora`). */
const rereadHref = (lesson: string, section: string) =>
  section.includes('#') ? lesson.replace(/[^/]+\/$/, section.replace('#', '/#')) : `${lesson}#${section}`;

/** A falha com o que foi enviado, recebido e esperado, e a seção da lição a reler. */
export function failureBox(failure: Failure, lesson: string, section?: string): HTMLElement {
  const box = el('div', { class: 'failure' }, el('p', {}, ...inline(failure.message)));
  const facts = [
    ...fact('enviado', failure.sent),
    ...fact('recebido', failure.received),
    ...fact('esperado', failure.expected),
    ...fact('onde', failure.where && `${failure.where.file}:${failure.where.line}:${failure.where.column}`),
  ];
  if (facts.length > 0) box.append(el('dl', {}, ...facts));
  if (section)
    box.append(el('p', {}, el('a', { href: rereadHref(lesson, section) }, 'Releia esta seção da lição')));
  return box;
}
