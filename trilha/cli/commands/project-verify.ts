import type { Target, Verdict } from '@trilha/kit';
import type { Stage, StageProgress } from '../../core/contract.ts';
import { explainMissingService, TrilhaError } from '../../core/errors.ts';
import { updateProgress } from '../../core/progress.ts';
import { type CommandContext, EXIT } from '../command.ts';

interface Options {
  /** Explica todas as falhas, e não só a primeira. */
  all: boolean;
  json: boolean;
  /** Só estas tarefas: `3`, `3-5`, `3-`. */
  tarefa: string | undefined;
}

/** Verifica um servidor contra a etapa, escreve o relato e anota o resultado. Devolve o código de saída. */
export async function verifyProject(
  { book, terminal, signal }: CommandContext,
  stage: Stage,
  target: Target,
  { all, json, tarefa }: Options,
): Promise<number> {
  const { createReporter, readSelection, verifyStage } = await import('@trilha/kit');
  const report = createReporter({
    write: terminal.write,
    color: terminal.color,
    all,
    stageDirectory: () => `projeto-pratico/${stage.id}/`,
  });
  const onEvent = json ? (event: object) => terminal.line(JSON.stringify(event)) : report;
  try {
    const selection = tarefa === undefined ? undefined : readSelection(tarefa);
    const verdict = await verifyStage({ stage: stage.number, target, selection, onEvent, signal });
    await updateProgress(book, ({ stages }) => {
      stages[stage.id] = after(stages[stage.id], verdict, 'url' in target ? 'url' : 'comando');
    });
    return signal.aborted ? EXIT.interrupted : verdict.exitCode;
  } catch (error) {
    throw asTrilhaError(error);
  }
}

function after(
  before: StageProgress | undefined,
  { passed }: Verdict,
  mode: NonNullable<StageProgress['mode']>,
): StageProgress {
  const now = new Date().toISOString();
  return { ...before, lastAt: now, mode, ...(passed && { passedAt: now }) };
}

function asTrilhaError(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'USAGE') return new TrilhaError('USAGE', message, 'Veja os comandos com: npx trilha ajuda');
  return explainMissingService(error);
}
