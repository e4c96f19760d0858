/**
 * O que chega do outro lado: o mesmo objeto por um pipe, pelo canal do fork, por postMessage e por memória dividida.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

export interface Arrival {
  way: string;
  text: string;
}

/** Um objeto com o que costuma se perder no caminho. */
const sample = () => ({ when: new Date(0), tags: new Map([['a', 1]]), size: 2n ** 64n });

// #region descreve
/** Roda do outro lado: diz o que recebeu. */
export function describe(received: unknown): string {
  return Object.entries(received as object)
    .map(([key, value]) => `${key} é ${typeOf(value)}`)
    .join(', ');
}
// #endregion descreve

function typeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.getPrototypeOf(value)?.constructor?.name ?? 'object';
}

// #region pipe
/** Um pipe leva bytes, e não objetos: quem escreve e quem lê combinam onde cada mensagem acaba. */
async function throughPipe(): Promise<string> {
  const echo = ['--eval', 'process.stdin.pipe(process.stdout)']; // devolve o que recebe
  const child = spawn(process.execPath, echo, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end('primeira\nsegunda\n');
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return `${bytes.length} bytes, que são ${bytes.toString().trimEnd().split('\n').length} mensagens`;
}
// #endregion pipe

// #region fork
async function throughFork(serialization: 'json' | 'advanced'): Promise<string> {
  const child = fork(import.meta.filename, ['filho'], { serialization });
  const message = serialization === 'json' ? { ...sample(), size: 'sem bigint: JSON lançaria' } : sample();
  return answerOf(child, () => child.send(message));
}
// #endregion fork

async function answerOf(other: ChildProcess | Worker, ask: () => unknown): Promise<string> {
  ask();
  // As duas esperas começam juntas: numa máquina cheia, o fim chega logo atrás da resposta.
  const [[answer]] = await Promise.all([once(other, 'message'), once(other, 'exit')]);
  return answer;
}

// #region thread
/** `transfer` lista o que muda de dono em vez de ser copiado. */
async function throughThread(message: object, transfer: ArrayBuffer[] = []): Promise<string> {
  const worker = new Worker(import.meta.filename);
  return answerOf(worker, () => worker.postMessage(message, transfer));
}

async function transferred(): Promise<string> {
  const buffer = new ArrayBuffer(8);
  const answer = await throughThread({ buffer }, [buffer]);
  return `${answer}; aqui sobraram ${buffer.byteLength} bytes`;
}

async function shared(): Promise<string> {
  const memory = new Int32Array(new SharedArrayBuffer(4));
  const answer = await throughThread({ memory });
  return `${answer}; a thread escreveu, e aqui se lê ${memory[0]}`;
}
// #endregion thread

/** Uma mensagem que não se copia falha em quem manda, e não em quem recebe. */
export function uncopiable(): string {
  try {
    structuredClone({ call: () => 0 });
    return 'foi';
  } catch (error) {
    return (error as Error).name;
  }
}

export async function arrivals(): Promise<Arrival[]> {
  return [
    { way: 'pipe', text: await throughPipe() },
    { way: 'fork, json', text: await throughFork('json') },
    { way: 'fork, advanced', text: await throughFork('advanced') },
    { way: 'postMessage, cópia', text: await throughThread(sample()) },
    { way: 'postMessage, transferência', text: await transferred() },
    { way: 'memória dividida', text: await shared() },
    { way: 'uma função', text: `${uncopiable()} em quem manda` },
  ];
}

/** Roda na thread: responde e, se veio memória dividida, escreve nela. */
function answerInThread(message: { memory?: Int32Array }): void {
  if (message.memory) Atomics.store(message.memory, 0, 7);
  parentPort?.postMessage(describe(message));
}

if (import.meta.main) {
  if (!isMainThread) parentPort?.once('message', answerInThread);
  else if (process.argv[2] === 'filho')
    process.once('message', (message) => process.send?.(describe(message), () => process.disconnect()));
  else for (const { way, text } of await arrivals()) console.log(`${way}\n  ${text}`);
}
