/**
 * Quanta memória custa mais um processo do Node e quanto custa mais uma thread.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { refuse } from '../02-system-calls/fifo.ts';
import { field, hasProc } from './proc.ts';

const COUNT = 4;
const MIB = 1024;

/** JavaScript de uma linha: um arquivo .ts traria, nos dois casos, a memória de quem apaga os tipos. */
const WAIT_IN_PROCESS = "process.once('message', () => {}); process.send('pronto')";
const WAIT_IN_THREAD =
  "const { parentPort } = require('node:worker_threads'); parentPort.once('message', () => {}); parentPort.postMessage('pronta')";

// #region pss
/**
 * Memória de um processo em KiB, pelo Pss: o que é só dele, mais a parte que lhe cabe do que divide com outros. O RSS
 * conta inteiras, em cada processo, as páginas divididas, como as do executável.
 */
function proportional(pid: number): number {
  return Number.parseInt(field(`/proc/${pid}/smaps_rollup`, 'Pss') ?? '', 10);
}
// #endregion pss

export interface ProcessCost {
  /** Quanto o Pss deste processo e dos filhos cresce, por filho. */
  pss: number;
  /** O RSS de um deles, que é o que `ps` e `top` mostram. */
  rss: number;
}

/** Mede com `COUNT` filhos parados à espera; os números são em KiB. */
export async function perProcess(): Promise<ProcessCost> {
  const before = proportional(process.pid);
  const children = Array.from({ length: COUNT }, () =>
    spawn(process.execPath, ['--eval', WAIT_IN_PROCESS], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  const pids = [process.pid, ...children.map(({ pid }) => pid ?? 0)];
  const total = pids.reduce((sum, pid) => sum + proportional(pid), 0);
  const rss = Number.parseInt(field(`/proc/${pids[1]}/smaps_rollup`, 'Rss') ?? '', 10);
  await Promise.all(
    children.map((child) => {
      child.disconnect();
      return once(child, 'exit');
    }),
  );
  return { pss: (total - before) / COUNT, rss };
}

/** O mesmo Pss, com threads. */
export async function perThread(): Promise<number> {
  const before = proportional(process.pid);
  const workers = Array.from({ length: COUNT }, () => new Worker(WAIT_IN_THREAD, { eval: true }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const total = proportional(process.pid);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return (total - before) / COUNT;
}

async function main(): Promise<void> {
  if (!hasProc) return refuse('o Pss vem de /proc, do Linux');
  const mib = (kib: number) => `${(kib / MIB).toFixed(1).replace('.', ',')} MiB`;
  console.log(`Por unidade, com ${COUNT} delas paradas à espera de trabalho`);
  const { pss, rss } = await perProcess();
  console.log(`  processo do Node  ${mib(pss)}   (o ps mostra ${mib(rss)})`);
  console.log(`  worker thread     ${mib(await perThread())}`);
}

if (import.meta.main) await main();
