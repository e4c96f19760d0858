import { readdirSync, readFileSync } from 'node:fs';
import { groupMembers } from './ports.ts';

/**
 * Processador que o grupo de processos já gastou, em ms, somando todas as threads vivas; `undefined` fora do Linux. Conta trabalho, e não
 * relógio: uma máquina cheia não muda a conta.
 */
export function cpuMs(groupId: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  let nanoseconds = 0;
  for (const pid of groupMembers(groupId)) {
    for (const thread of list(`/proc/${pid}/task`))
      nanoseconds += onCpu(`/proc/${pid}/task/${thread}/schedstat`);
  }
  return nanoseconds / 1e6;
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** O primeiro número de `schedstat`: nanossegundos no processador. Fonte: Documentation/scheduler/sched-stats.rst. */
function onCpu(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}
