/**
 * Quanto custa passar a vez a outra thread e a outro processo, com os dois num núcleo só e em núcleos diferentes.
 */
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { makeFifos, refuse } from '../02-system-calls/fifo.ts';
import { contextSwitches, hasProc } from './proc.ts';
import { sharedInts } from './sync.ts';

/** Com quem se joga: `play` passa a vez e a recebe de volta, tantas vezes. */
export interface Partner extends Disposable {
  play(times: number): void;
  pids: number[];
}

const [MINE, THEIRS, OVER] = [0, 1, 2];

// #region thread
/** Passa a vez escrevendo num inteiro dividido; quem espera dorme no kernel até ser avisado. */
export function threadPartner(): Partner {
  const turn = sharedInts(1);
  const worker = new Worker(import.meta.filename, { workerData: turn });
  const pass = (to: number) => {
    Atomics.store(turn, 0, to);
    Atomics.notify(turn, 0, 1);
  };
  return {
    pids: [],
    play(times) {
      for (let time = 0; time < times; time++) {
        pass(THEIRS);
        while (Atomics.load(turn, 0) === THEIRS) Atomics.wait(turn, 0, THEIRS);
      }
    },
    [Symbol.dispose]() {
      pass(OVER);
      worker.unref();
    },
  };
}

/** A outra thread: espera a vez e a devolve, até o fim. */
function answerTurns(turn: Int32Array): void {
  for (;;) {
    while (Atomics.load(turn, 0) === MINE) Atomics.wait(turn, 0, MINE);
    if (Atomics.load(turn, 0) === OVER) return;
    Atomics.store(turn, 0, MINE);
    Atomics.notify(turn, 0, 1);
  }
}
// #endregion thread

// #region processo
/** Passa a vez com um byte por um pipe, e a recebe por outro. */
export function processPartner(): Partner {
  const fifos = makeFifos(2);
  const [there = '', back = ''] = fifos.paths;
  const child = spawn(process.execPath, [import.meta.filename, there, back], { stdio: 'inherit' });
  const [output, input] = [openSync(there, 'w'), openSync(back, 'r')];
  const byte = Buffer.alloc(1);
  return {
    pids: [child.pid ?? 0],
    play(times) {
      for (let time = 0; time < times; time++) {
        writeSync(output, byte);
        readSync(input, byte);
      }
    },
    [Symbol.dispose]() {
      for (const file of [output, input]) closeSync(file); // o filho lê 0 bytes e termina
      fifos[Symbol.dispose]();
    },
  };
}

function answerBytes(there: string, back: string): void {
  const [input, output] = [openSync(there, 'r'), openSync(back, 'w')];
  const byte = Buffer.alloc(1);
  while (readSync(input, byte) > 0) writeSync(output, byte);
}
// #endregion processo

// #region prende
/** Prende processos inteiros, com as threads que já existem, ao núcleo 0; ao fim, solta. Indefinido sem taskset. */
export function pinToOneCore(pids: readonly number[]): Disposable | undefined {
  const taskset = (cores: string) => {
    for (const pid of pids)
      execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)], {
        stdio: 'ignore',
      });
  };
  try {
    taskset('0');
  } catch {
    return; // não há taskset, ou o contêiner não o permite
  }
  return { [Symbol.dispose]: () => taskset('0-1023') };
}
// #endregion prende

const TIMES = 5_000;

/** Microssegundos por vez passada, e trocas de contexto dos dois lados em cada ida e volta, que são duas vezes. */
export function measure({ play, pids }: Partner): { micros: number; switches: number } {
  const count = () => [process.pid, ...pids].reduce((sum, pid) => sum + contextSwitches(pid), 0);
  play(TIMES / 5); // aquecimento
  const before = count();
  const start = performance.now();
  play(TIMES);
  const micros = ((performance.now() - start) * 1000) / (2 * TIMES);
  return { micros, switches: (count() - before) / TIMES };
}

function show(name: string, partner: Partner): void {
  const decimal = (value: number) => value.toFixed(1).replace('.', ',');
  const text = ({ micros, switches }: ReturnType<typeof measure>) =>
    `${decimal(micros).padStart(5)} µs por vez, ${decimal(switches)} trocas por ida e volta`;
  console.log(`Passar a vez a ${name}\n  núcleos livres   ${text(measure(partner))}`);
  using pinned = pinToOneCore([process.pid, ...partner.pids]);
  console.log(`  um núcleo só     ${pinned ? text(measure(partner)) : 'não há taskset aqui'}`);
}

function main(): void {
  using thread = threadPartner();
  show('outra thread, por memória dividida', thread);
  using other = processPartner();
  show('outro processo, por um pipe', other);
}

if (import.meta.main) {
  const [, , there, back] = process.argv;
  if (!isMainThread) answerTurns(workerData as Int32Array);
  else if (there !== undefined && back !== undefined) answerBytes(there, back);
  else if (hasProc) main();
  else refuse('as trocas se contam em /proc, do Linux');
}
