import type { Failure, Problem, TaskResult } from './contract.ts';

/** `3 s`, `1,5 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} s`;
}

/** Uma falha em uma linha, na forma que `erros-comuns` registra: `frase · enviado … · recebido …`. */
export function failureLine(failure: Failure): string {
  return [
    failure.message,
    failure.sent && `enviado ${failure.sent}`,
    failure.received && `recebido ${failure.received}`,
    failure.expected && `esperado ${failure.expected}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Onde a verificação parou: a primeira tarefa que falhou ou a que estava em curso. */
export function firstFailure(verdict: {
  tasks: TaskResult[];
  problem?: Problem;
}): { task?: number; text: string } | undefined {
  const failed = verdict.tasks.find((task) => task.status === 'failed');
  if (failed?.failure) return { task: failed.number, text: failureLine(failed.failure) };
  if (!verdict.problem) return;
  const { task } = verdict.problem;
  return { ...(task !== undefined && { task }), text: failureLine(verdict.problem) };
}

/** A tarefa não pôde medir: a mensagem dela começa por “inconclusivo: ”, e o veredito não é uma recusa. */
export const isNoise = ({ message }: Failure): boolean => message.startsWith('inconclusivo: ');
