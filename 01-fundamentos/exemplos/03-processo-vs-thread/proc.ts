import { readdirSync, readFileSync } from 'node:fs';

export const hasProc = process.platform === 'linux';

/** Uma linha `Nome:  valor` de um arquivo de /proc; indefinida se o processo ou a linha não existem. */
export function field(path: string, name: string): string | undefined {
  try {
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .find((each) => each.startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim();
  } catch {
    return undefined; // terminou entre uma leitura e outra
  }
}

/** Estado e pai de um processo, como o kernel os mostra; indefinido se ele não existe mais. */
export function statusOf(pid: number): { state: string; parent: number } | undefined {
  const state = field(`/proc/${pid}/status`, 'State');
  if (state === undefined) return;
  return { state: state.charAt(0), parent: Number(field(`/proc/${pid}/status`, 'PPid')) };
}

/** Os nomes das threads deste processo, na ordem em que o kernel as numerou. */
export function threadNames(): string[] {
  return readdirSync('/proc/self/task')
    .sort((one, other) => Number(one) - Number(other))
    .map((id) => readFileSync(`/proc/self/task/${id}/comm`, 'utf8').trim());
}

/** As trocas de contexto de um processo, pedidas e forçadas, somadas as de todas as threads que ele tem agora. */
export function contextSwitches(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => `/proc/${pid}/task/${id}/status`);
  const counts = threads.flatMap((path) => [
    field(path, 'voluntary_ctxt_switches'),
    field(path, 'nonvoluntary_ctxt_switches'),
  ]);
  return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
}
