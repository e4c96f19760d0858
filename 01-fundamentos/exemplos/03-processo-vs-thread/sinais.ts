/**
 * O que acontece com um processo do Node que recebe um sinal: o padrão, o tratado, o que não se trata e o que espera.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { refuse } from '../02-system-calls/fifo.ts';

type Role = 'padrao' | 'trata' | 'ocupado';

// #region filho
/** O filho diz “pronto” e fica vivo; o que muda é se trata o SIGTERM e se a thread dele está livre. */
function child(role: Role): void {
  if (role !== 'padrao') {
    process.once('SIGTERM', () => {
      writeSync(1, 'tratei o SIGTERM\n');
      process.exitCode = 0;
      process.stdin.destroy(); // nada mais mantém o laço vivo: o processo termina sozinho
    });
  }
  writeSync(1, 'pronto\n');
  if (role === 'ocupado') {
    readSync(0, Buffer.alloc(1)); // bloqueia a thread: o laço de eventos não dá voltas
    writeSync(1, 'a thread voltou\n');
  }
  process.stdin.resume();
}
// #endregion filho

export interface Outcome {
  printed: string[];
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Sobe um filho, manda o sinal quando ele está pronto e conta como terminou. */
export async function send(role: Role, signal: NodeJS.Signals): Promise<Outcome> {
  const target = spawn(process.execPath, [import.meta.filename, role], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const printed = collect(target);
  await once(target.stdout, 'data'); // “pronto”: o tratador já está instalado
  target.kill(signal);
  if (role === 'ocupado') target.stdin.write('x'); // só depois do sinal a thread é solta
  const [code, by] = await once(target, 'close');
  return { printed: printed().slice(1), code, signal: by };
}

function collect({ stdout }: ChildProcess): () => string[] {
  let text = '';
  stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text.trimEnd().split('\n');
}

// #region codigo
/** O código que a shell mostra: o do próprio programa, ou 128 mais o número do sinal que o matou. */
export function shellCode({ code, signal }: Pick<Outcome, 'code' | 'signal'>): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
// #endregion codigo

const CASES: [string, Role, NodeJS.Signals][] = [
  ['SIGTERM, sem tratador', 'padrao', 'SIGTERM'],
  ['SIGTERM, com tratador', 'trata', 'SIGTERM'],
  ['SIGKILL, com tratador', 'trata', 'SIGKILL'],
  ['SIGTERM, com tratador e a thread ocupada', 'ocupado', 'SIGTERM'],
];

async function main(): Promise<void> {
  if (process.platform === 'win32') return refuse('o Windows não tem sinais como os do Unix');
  for (const [title, role, signal] of CASES) {
    const outcome = await send(role, signal);
    const how = outcome.signal === null ? `saiu com ${outcome.code}` : `morto pelo ${outcome.signal}`;
    console.log(`${title}\n  ${[...outcome.printed.filter(Boolean), how].join('; ')}`);
    console.log(`  na shell, $? seria ${shellCode(outcome)}`);
  }
}

const role = process.argv[2];
if (import.meta.main) {
  if (role === undefined) await main();
  else child(role as Role);
}
