import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Um Node com menos compiladores, à espera de perguntas. */
interface Mode {
  name: string;
  /** Quantas vezes a função roda a cada pergunta: tantas que a ida e a volta entre processos pesem pouco. */
  times: number;
  /** Roda a função no outro processo e devolve o último resultado. */
  ask: (limit: number) => Promise<number>;
  stop: () => void;
}

// #region modos
/** Cada modo tira do V8 os compiladores de cima; o último não deixa nenhum, nem o de WebAssembly. */
const MODES = [
  { name: 'todos os compiladores', flags: [], times: 40_000 },
  { name: 'só até o Sparkplug', flags: ['--no-maglev', '--no-turbofan', '--always-sparkplug'], times: 1000 },
  { name: 'só o interpretador', flags: ['--jitless'], times: 1000 },
];
// #endregion modos

/** Começa um processo por modo, todos com a mesma função. */
export function startModes(work: (limit: number) => number): Mode[] {
  return MODES.map(({ name, flags, times }) => {
    const child = startChild(flags, work);
    return { name, times, ask: (limit) => ask(child, limit, times), stop: () => void child.kill() };
  });
}

/**
 * A função vai em texto, já sem os tipos: com `--jitless` não há WebAssembly, e é em WebAssembly que o Node traz o
 * programa que apaga os tipos de um arquivo .ts.
 */
function startChild(flags: readonly string[], work: (limit: number) => number): ChildProcess {
  const program = `const work = ${work};
process.on('message', ({ limit, times }) => {
  let last;
  for (let time = 0; time < times; time++) last = work(limit);
  process.send(last);
});`;
  return spawn(process.execPath, [...flags, '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function ask(child: ChildProcess, limit: number, times: number): Promise<number> {
  const answer = once(child, 'message');
  child.send({ limit, times });
  const [value] = (await answer) as [number];
  return value;
}
