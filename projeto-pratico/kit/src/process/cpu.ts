import { readFileSync } from 'node:fs';
import { groupMembers } from './ports.ts';

/** O Linux conta em centésimos de segundo para quem lê `/proc`, seja qual for o relógio do kernel (USER_HZ). */
const MS_PER_TICK = 10;

/**
 * Processador que o grupo de processos já gastou, em ms, contando as threads e os filhos que já terminaram. Conta
 * trabalho, e não relógio: uma máquina cheia não muda a conta. Só no Linux.
 */
export function cpuMs(groupId: number): number {
  const ticks = groupMembers(groupId).map(ticksOf);
  return ticks.reduce((sum, one) => sum + one, 0) * MS_PER_TICK;
}

/** utime, stime, cutime e cstime: os campos 14 a 17 de `stat`, contados depois do nome, que pode ter espaços. Fonte: proc_pid_stat(5). */
function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  } catch {
    return 0;
  }
}
