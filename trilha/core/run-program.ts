import { basename, dirname, join } from 'node:path';
import type { Book } from './book.ts';
import type { Concept, Example, RunEvent } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { startNeeds } from './needs.ts';

/** Um exemplo termina em segundos; uma medição, em poucos minutos. O prazo pega quem esqueceu um socket. */
const EXAMPLE_LIMIT_MS = 120_000;
const MEASURE_LIMIT_MS = 900_000;

export interface RunOptions {
  onEvent: (event: RunEvent) => void;
  signal?: AbortSignal;
  args?: string[];
  limitMs?: number;
}

export type RunEnd = Extract<RunEvent, { type: 'exit' | 'missing-service' }>;

/** Roda um exemplo com os serviços que ele declara. O último evento é `exit` ou `missing-service`. */
export function runExample(book: Book, example: Example, options: RunOptions): Promise<RunEnd> {
  return runProgram(book, example.path, example.needs, { limitMs: EXAMPLE_LIMIT_MS, ...options });
}

/** Roda `medir.ts` do conceito; ele grava o relatório em `.local/medicoes/`. */
export function runMeasurement(book: Book, concept: Concept, options: RunOptions): Promise<RunEnd> {
  if (!concept.measurable) {
    throw new TrilhaError(
      'NOT_READY',
      `${concept.id} ainda não tem medição.`,
      'Veja os prontos com: npx trilha lista',
    );
  }
  const path = `${concept.moduleId}/exemplos/${concept.slug}/medir.ts`;
  return runProgram(book, path, [], { limitMs: MEASURE_LIMIT_MS, ...options });
}

async function runProgram(book: Book, path: string, needs: string[], options: RunOptions): Promise<RunEnd> {
  const { onEvent } = options;
  const command = ['node', path, ...(options.args ?? [])].join(' ');
  onEvent({ type: 'start', path, command, services: needs });
  await using started = await startNeeds(needs);
  if (started.missing) {
    onEvent(started.missing);
    return started.missing;
  }
  const end = await runNode(join(book.root, path), { ...process.env, ...started.env }, options);
  onEvent(end);
  return end;
}

async function runNode(file: string, env: NodeJS.ProcessEnv, options: RunOptions): Promise<RunEnd> {
  const { onEvent, signal, args = [], limitMs = EXAMPLE_LIMIT_MS } = options;
  const { spawnGuarded } = await import('@trilha/services');
  const startedAt = performance.now();
  const guarded = await spawnGuarded(process.execPath, [basename(file), ...args], {
    cwd: dirname(file),
    env,
    pipe: true,
    ref: true,
    killAfterMs: 1_000,
  });
  const closed = forwardOutput(guarded.child, onEvent);
  let timedOut = false;
  const deadline = setTimeout(() => {
    timedOut = true;
    void guarded.stop();
  }, limitMs);
  const abort = () => void guarded.stop();
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  const { code, signal: killedBy } = await guarded.exited;
  await closed;
  clearTimeout(deadline);
  signal?.removeEventListener('abort', abort);
  return {
    type: 'exit',
    code,
    signal: killedBy,
    timedOut,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/** Repassa a saída e resolve quando os dois pipes fecharem: o fim do processo pode vir antes do último texto. */
function forwardOutput(child: import('node:child_process').ChildProcess, onEvent: RunOptions['onEvent']) {
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]
      ?.setEncoding('utf8')
      .on('data', (text: string) => onEvent({ type: 'output', stream, text }));
  }
  return new Promise<void>((resolve) => child.once('close', () => resolve()));
}
