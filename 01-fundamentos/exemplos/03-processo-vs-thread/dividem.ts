/**
 * O que um processo filho e uma thread nova dividem com quem os criou.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { isMainThread, parentPort, threadId, Worker, workerData } from 'node:worker_threads';

/** Uma variável do módulo. Quem carrega o arquivo de novo tem outra. */
let visits = 0;

interface Offer {
  /** Um descritor que o pai abriu, e o número do arquivo no disco, para reconhecê-lo. */
  file: number;
  inode: number;
  shared?: Int32Array;
}

// #region experimenta
/** O que o novo consegue: roda no processo filho e na thread, sem saber em qual está. */
export function probe({ file, inode, shared }: Offer): Record<string, string> {
  visits += 1;
  if (shared) Atomics.add(shared, 0, 1);
  return {
    'process.pid': String(process.pid),
    threadId: String(threadId),
    'variável do módulo': String(visits),
    'descritor do pai': isSameFile(file, inode) ? 'o mesmo arquivo' : 'não vale aqui',
    'process.chdir': attempt(() => process.chdir('.')),
  };
}
// #endregion experimenta

/** O mesmo número pode estar fechado ou ser de outro arquivo. */
function isSameFile(file: number, inode: number): boolean {
  try {
    return fstatSync(file).ino === inode;
  } catch {
    return false;
  }
}

function attempt(action: () => void): string {
  try {
    action();
    return 'pode';
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

export interface Comparison {
  rows: Record<string, { parent: string; child: string; thread: string }>;
  shared: number;
}

/** Pede o mesmo ao pai, a um filho e a uma thread. */
export async function compareAll(): Promise<Comparison> {
  const file = openSync(import.meta.filename, 'r');
  const shared = new Int32Array(new SharedArrayBuffer(4));
  try {
    const offer = { file, inode: fstatSync(file).ino };
    const parent = probe(offer);
    const child = await inChild(offer);
    const thread = await inThread({ ...offer, shared });
    const rows = Object.keys(parent).map((name) => {
      const row = { parent: parent[name] ?? '', child: child[name] ?? '', thread: thread[name] ?? '' };
      return [name, row] as const;
    });
    return { rows: Object.fromEntries(rows), shared: shared[0] ?? 0 };
  } finally {
    closeSync(file);
  }
}

// #region cria
async function inChild(offer: Offer): Promise<Record<string, string>> {
  const child = fork(import.meta.filename, ['filho']); // outro processo, com um canal de mensagens
  child.send(offer);
  const [[answer]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
  return answer;
}

async function inThread(offer: Offer): Promise<Record<string, string>> {
  const worker = new Worker(import.meta.filename, { workerData: offer }); // outra thread, neste processo
  const [[answer]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')]);
  return answer;
}
// #endregion cria

async function main(): Promise<void> {
  const { rows, shared } = await compareAll();
  const line = (cells: readonly string[]) => `${cells.map((cell) => cell.padEnd(19)).join(' ')}`.trimEnd();
  console.log(line(['', 'quem criou', 'processo filho', 'thread']));
  for (const [name, { parent, child, thread }] of Object.entries(rows))
    console.log(line([name, parent, child, thread]));
  console.log(`\nA thread somou 1 na memória dividida, e quem criou lê ${shared}.`);
}

/** O filho responde e se desliga: sem `disconnect`, o canal o manteria vivo. */
function answerParent(offer: Offer): void {
  process.send?.(probe(offer), () => process.disconnect());
}

if (import.meta.main) {
  if (!isMainThread) parentPort?.postMessage(probe(workerData as Offer));
  else if (process.argv[2] === 'filho') process.once('message', answerParent);
  else await main();
}
