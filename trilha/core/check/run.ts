import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Book, toBookPath } from '../book.ts';
import type { CheckEvent, Concept, Verdict } from '../contract.ts';
import { exerciseOf } from '../find.ts';
import { fileDefect } from './file.ts';
import { Judge } from './judge.ts';
import type { Ending } from './problems.ts';
import { killGroup, RSS_LIMIT_MB, residentMb, spawnSandbox } from './sandbox.ts';

/** Até aqui vai o preparo (Node, teste); o prazo do exercício só conta depois. Folgado para máquina ocupada. */
const STARTUP_MS = 15_000;
/** Quem terminou sai sozinho em poucos ms; se não sai, é levado. */
const FAREWELL_MS = 300;
const OUTPUT_LIMIT = 1024 * 1024;
const MEMORY_POLL_MS = 40;

export interface CheckOptions {
  /** Caminho absoluto do arquivo a verificar. */
  file: string;
  onEvent?: (event: CheckEvent) => void;
  signal?: AbortSignal;
  /** Prazo em ms; padrão o do exercício. */
  timeoutMs?: number;
}

/**
 * Verifica um arquivo contra o `exercicio.test.ts` do conceito, em outro processo. Sempre devolve um veredito:
 * programa hostil, quebrado ou sem fim é um veredito, não uma exceção.
 */
export async function runCheck(book: Book, concept: Concept, options: CheckOptions): Promise<Verdict> {
  const exercise = exerciseOf(concept);
  const folder = realpathSync(join(book.root, exercise.path));
  const timeoutMs = options.timeoutMs ?? exercise.timeoutMs;
  const emit = options.onEvent ?? (() => undefined);
  const judge = new Judge(concept, toBookPath(book, options.file), randomBytes(24).toString('hex'), emit);
  judge.start();
  const defect = fileDefect(options.file);
  if (defect !== undefined) return judge.verdict({ code: 'FILE', message: defect });
  // O Node carrega pelo caminho real: é ele que a permissão e a linha do erro precisam conhecer.
  const file = realpathSync(options.file);
  const disk = exercise.needs.includes('disco') ? temporaryDisk(book) : undefined;

  const { child, stdin, printed, events } = spawnSandbox({
    cwd: folder,
    entry: join(import.meta.dirname, '../../check/main.ts'),
    args: [join(folder, 'exercicio.test.ts'), file],
    readable: readableBy(folder, file),
    needs: exercise.needs,
    ...(disk !== undefined && { writable: disk }),
    // Preparar custa 0,2 s de CPU; o resto é folga para as threads do V8.
    cpuSeconds: Math.ceil(timeoutMs / 1000) + 4,
  });

  return new Promise((resolve) => {
    let ending: Ending | undefined;
    let killed = false;
    const kill = () => {
      killed = true;
      killGroup(child);
    };
    const stop = (reason: Ending) => {
      ending ??= reason;
      kill();
    };
    let deadline = setTimeout(() => stop({ code: 'TIMEOUT', limitMs: STARTUP_MS }), STARTUP_MS);
    const memory = setInterval(() => {
      if ((residentMb(judge.pid) ?? 0) > RSS_LIMIT_MB) stop({ code: 'MEMORY' });
    }, MEMORY_POLL_MS);
    const abort = () => stop({ code: 'CANCELLED' });
    options.signal?.addEventListener('abort', abort, { once: true });

    createInterface({ input: events }).on('line', (line) => {
      const step = judge.read(line);
      if (step === 'tampered') stop({ code: 'TAMPERED' });
      if (step !== 'ready' && step !== 'done') return;
      clearTimeout(deadline);
      deadline =
        step === 'done'
          ? setTimeout(kill, FAREWELL_MS)
          : setTimeout(() => stop({ code: 'TIMEOUT', limitMs: timeoutMs }), timeoutMs);
    });
    for (const stream of printed) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (judge.print(text) > OUTPUT_LIMIT) stop({ code: 'OUTPUT' });
      });
    }
    stdin.on('error', () => undefined).end(judge.nonce);

    child.once('error', (error) => judge.print(error.message));
    child.once('exit', (_, signal) => {
      // A shell só morre de um sinal: o nosso ou um que o programa mandou, mesmo depois de acertar tudo.
      if (signal !== null && !killed) ending ??= { code: 'KILLED', signal };
      killGroup(child);
      // Um filho que saiu do grupo ficou com a saída aberta; o veredito não espera por ele.
      setTimeout(() => {
        for (const stream of child.stdio) stream?.destroy();
      }, FAREWELL_MS).unref();
    });
    child.once('close', (code) => {
      clearTimeout(deadline);
      clearInterval(memory);
      options.signal?.removeEventListener('abort', abort);
      if (disk !== undefined) rmSync(disk, { recursive: true, force: true, maxRetries: 3 });
      resolve(judge.verdict(ending, code));
    });
    if (options.signal?.aborted) abort();
  });
}

/** A solução e os erros comuns podem ler a própria pasta; o arquivo do leitor não alcança a solução. */
function readableBy(exerciseFolder: string, file: string): string[] {
  if (file.startsWith(exerciseFolder)) return [exerciseFolder];
  const support = join(exerciseFolder, 'apoio');
  return [
    join(exerciseFolder, 'exercicio.test.ts'),
    dirname(file),
    ...(existsSync(support) ? [support] : []),
  ];
}

/** No disco do projeto, e não em /tmp, que em muitas máquinas é memória. */
function temporaryDisk(book: Book): string {
  const parent = join(book.root, '.local/execucao');
  mkdirSync(parent, { recursive: true });
  return realpathSync(mkdtempSync(join(parent, 'disco-')));
}
