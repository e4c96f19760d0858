import type { ChildProcess } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import type { Book } from './book.ts';
import type { Concept, Example, RunEvent } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { startNeeds } from './needs.ts';

/** Um exemplo termina em segundos; uma medição, em poucos minutos. O prazo pega quem esqueceu um socket. */
const EXAMPLE_LIMIT_MS = 120_000;
const MEASURE_LIMIT_MS = 900_000;

/** O começo passa como veio, em caracteres: nenhum exemplo do livro chega a um décimo disto. Do resto fica o fim. */
const KEPT_HEAD = 192 * 1024;
const KEPT_TAIL = 32 * 1024;
/** Daqui em diante é um laço que imprime sem fim. */
const OUTPUT_LIMIT = 2 * 1024 * 1024;

/** Sem isto, um laço que imprime não nos dá a vez: o texto se acumula na memória dele, e nada chega aqui para cortar. */
const BLOCKING =
  '--import=data:text/javascript,for(const s of[process.stdout,process.stderr])s._handle?.setBlocking?.(true)';

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
  const guarded = await spawnGuarded(process.execPath, [BLOCKING, basename(file), ...args], {
    cwd: dirname(file),
    env,
    pipe: true,
    ref: true,
    killAfterMs: 1_000,
  });
  const cut = capOutput(onEvent, () => void guarded.stop());
  const closed = forwardOutput(guarded.child, cut.onText);
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
    ...(cut.finish() && { truncated: true }),
  };
}

/** Guarda o começo e o fim de uma saída grande demais: quem a mostra não cresce com ela. */
function capOutput(onEvent: RunOptions['onEvent'], interrupt: () => void) {
  let printed = 0;
  let tail = '';
  let last: 'stdout' | 'stderr' = 'stdout';
  return {
    onText(stream: 'stdout' | 'stderr', text: string) {
      const room = Math.max(0, KEPT_HEAD - printed);
      if (room > 0) onEvent({ type: 'output', stream, text: text.slice(0, room) });
      printed += text.length;
      tail = (tail + text.slice(room)).slice(-KEPT_TAIL);
      last = stream;
      if (printed > OUTPUT_LIMIT) interrupt();
    },
    /** Manda o fim guardado. @returns verdadeiro se algo ficou de fora ou o programa foi interrompido */
    finish(): boolean {
      const lost = printed - KEPT_HEAD - tail.length;
      const mark = lost > 0 ? `\n… cortados aqui ${lost.toLocaleString('pt-BR')} caracteres …\n` : '';
      if (tail !== '') onEvent({ type: 'output', stream: last, text: mark + tail });
      return lost > 0;
    },
  };
}

/** Repassa a saída e resolve quando os dois pipes fecharem: o fim do processo pode vir antes do último texto. */
function forwardOutput(child: ChildProcess, onText: (stream: 'stdout' | 'stderr', text: string) => void) {
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => onText(stream, text));
  }
  return new Promise<void>((resolve) => child.once('close', () => resolve()));
}
