/**
 * Um zumbi e um órfão, vistos em /proc: quem terminou e ninguém recolheu, e quem ficou sem pai.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { refuse } from '../02-system-calls/fifo.ts';
import { field, hasProc, statusOf } from './proc.ts';

const DEADLINE_MS = 10_000;

export interface Zombie {
  state: string;
  memory: string | undefined;
  afterExitEvent: string | undefined;
}

// #region zumbi
/**
 * O filho termina enquanto a nossa thread está ocupada. Quem recolhe filhos é o laço de eventos, e ele está parado: o
 * kernel guarda o código de saída de `child` até que alguém o leia.
 */
export async function makeZombie(): Promise<Zombie> {
  const child = spawn('true', { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const deadline = Date.now() + DEADLINE_MS;
  while (statusOf(pid)?.state !== 'Z') {
    if (Date.now() > deadline) throw new Error(`o processo ${pid} não terminou`);
  }
  const memory = field(`/proc/${pid}/status`, 'VmRSS');
  await once(child, 'exit'); // devolve o laço: o libuv chama waitpid
  return { state: 'Z', memory, afterExitEvent: statusOf(pid)?.state };
}
// #endregion zumbi

export interface Orphan {
  pid: number;
  parentBefore: number;
  middle: number;
  parentAfter: number;
  state: string;
}

// #region orfao
/** Três gerações: nós, o do meio e o neto. O do meio leva SIGKILL; o neto continua, com outro pai. */
export async function makeOrphan(): Promise<Orphan> {
  const middle = spawn(process.execPath, [import.meta.filename, 'meio'], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [, output, , control] = middle.stdio;
  const [line] = await once(output as Readable, 'data');
  const pid = Number(line);
  const parentBefore = statusOf(pid)?.parent ?? 0;
  middle.kill('SIGKILL');
  await once(middle, 'exit');
  const status = await adopted(pid, parentBefore);
  control?.destroy(); // o neto herdou a outra ponta e termina quando esta fecha
  return { pid, parentBefore, middle: middle.pid ?? 0, parentAfter: status.parent, state: status.state };
}
// #endregion orfao

async function adopted(pid: number, formerParent: number) {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const status = statusOf(pid);
    if (status && status.parent !== formerParent) return status;
    if (!status || Date.now() > deadline) throw new Error(`o processo ${pid} não foi adotado`);
    await nextTurn();
  }
}

/** O do meio: cria o neto, que lê do descritor 3 até ele fechar, diz o número dele e fica à espera. */
function middleProcess(): void {
  const grandchild = spawn('cat', { stdio: [3, 'ignore', 'inherit'] });
  console.log(grandchild.pid);
}

async function main(): Promise<void> {
  if (!hasProc) return refuse('os estados vêm de /proc, do Linux');
  const { state, memory, afterExitEvent } = await makeZombie();
  console.log('Um filho terminou, e a thread do pai está ocupada');
  console.log(`  estado: ${state}, memória: ${memory ?? 'nenhuma'}`);
  console.log(`  depois do evento exit: ${afterExitEvent ?? 'não existe mais'}`);
  const { pid, parentBefore, parentAfter, state: orphanState } = await makeOrphan();
  console.log('\nUm pai levou SIGKILL, e o filho dele ficou');
  console.log(`  o filho ${pid} era de ${parentBefore}, o que levou o SIGKILL`);
  console.log(`  agora é do processo ${parentAfter}, no estado ${orphanState}`);
}

if (import.meta.main) {
  if (process.argv[2] === 'meio') middleProcess();
  else await main();
}
