/**
 * Dois programas que só fazem contas, presos ao mesmo núcleo: quanto cada um recebe e de quanto em quanto tempo é tirado.
 */
import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';
import { refuse } from '../02-system-calls/fifo.ts';
import { field, hasProc } from './proc.ts';

const SPIN_MS = 500;

export interface Share {
  /** Milissegundos de CPU recebidos. */
  cpu: number;
  /** Vezes em que o kernel o tirou do núcleo sem que ele pedisse. */
  preempted: number;
}

// #region gira
/** Faz contas por meio segundo de relógio, sem nunca esperar por nada, e diz quanto de CPU recebeu. */
function spin(): void {
  const before = forcedSwitches();
  const cpu = process.threadCpuUsage();
  const end = performance.now() + SPIN_MS;
  while (performance.now() < end);
  const { user, system } = process.threadCpuUsage(cpu);
  console.log(JSON.stringify({ cpu: (user + system) / 1000, preempted: forcedSwitches() - before }));
}

const forcedSwitches = () => Number(field('/proc/thread-self/status', 'nonvoluntary_ctxt_switches'));
// #endregion gira

/** Roda dois de uma vez no núcleo 0. */
export async function shareOneCore(): Promise<Share[]> {
  const one = async () => {
    const args = ['--cpu-list', '0', process.execPath, import.meta.filename, 'gira'];
    const child = spawn('taskset', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const missing = new Promise<never>((_, reject) => child.once('error', reject));
    return (await Promise.race([json(child.stdout), missing])) as Share;
  };
  return await Promise.all([one(), one()]);
}

async function main(): Promise<void> {
  try {
    const shares = await shareOneCore();
    console.log(`Dois programas num núcleo só, por ${SPIN_MS} ms`);
    for (const { cpu, preempted } of shares)
      console.log(
        `  ${Math.round(cpu)} ms de CPU, tirado ${preempted} vezes: em média, ${(cpu / Math.max(1, preempted)).toFixed(1).replace('.', ',')} ms de cada vez`,
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    refuse('não há taskset');
  }
}

if (import.meta.main) {
  if (process.argv[2] === 'gira') spin();
  else if (hasProc) await main();
  else refuse('as trocas se contam em /proc, do Linux');
}
