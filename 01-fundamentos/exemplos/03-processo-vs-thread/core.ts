/**
 * Um escalonador de brinquedo com uma fila só: quem está pronto roda no primeiro núcleo livre, por uma fatia de tempo.
 * O do Linux (EEVDF) tem uma fila por núcleo, dá pesos às tarefas, escolhe por um prazo virtual e deixa quem acorda
 * tomar o lugar de quem roda. Puro: roda igual no Node e no navegador. Os tempos são inteiros, em microssegundos.
 */

export interface Task {
  name: string;
  arrives: number;
  /** Alterna conta e espera, a começar por conta: `[2000, 10000, 2000]` usa a CPU, espera e usa de novo. */
  bursts: readonly number[];
}

export interface Machine {
  cores: number;
  /** Quanto uma tarefa roda antes de voltar ao fim da fila, se houver mais alguém pronto. */
  slice: number;
  /** O que se perde quando um núcleo passa de uma tarefa a outra. */
  switchCost: number;
}

/** O que um núcleo fez entre dois instantes. */
export interface Segment {
  core: number;
  task: string;
  kind: 'run' | 'switch';
  from: number;
  to: number;
}

/** Em que estado uma tarefa esteve entre dois instantes. */
export interface Span {
  state: 'running' | 'ready' | 'blocked';
  from: number;
  to: number;
}

export interface TaskReport {
  name: string;
  spans: Span[];
  /** Da chegada ao fim. */
  turnaround: number;
  /** Pronta e sem núcleo. */
  waited: number;
}

export interface Schedule {
  segments: Segment[];
  tasks: TaskReport[];
  end: number;
  switches: number;
}

interface Running {
  task: Live;
  /** Quando a fatia ou a conta termina. */
  until: number;
}

interface Live {
  source: Task;
  burst: number;
  left: number;
  /** Quando acorda ou chega; só vale para quem não está pronto nem rodando. */
  wakes: number;
  report: TaskReport;
  since: number;
}

interface Core {
  running: Running | undefined;
  last: Live | undefined;
}

// #region simula
/** Anda de acontecimento em acontecimento: alguém chega ou acorda, alguém para, e os núcleos livres pegam da fila. */
export function simulate(tasks: readonly Task[], machine: Machine): Schedule {
  const sleeping = new Set(tasks.map(start));
  const ready: Live[] = [];
  const cores: Core[] = Array.from({ length: machine.cores }, () => ({
    running: undefined,
    last: undefined,
  }));
  const schedule: Schedule = {
    segments: [],
    tasks: [...sleeping].map(({ report }) => report),
    end: 0,
    switches: 0,
  };
  for (;;) {
    const now = nextEvent(sleeping, cores);
    if (now === undefined) return schedule;
    schedule.end = now;
    wake(sleeping, ready, now);
    for (const core of cores) stop(core, sleeping, ready, now);
    for (const [index, core] of cores.entries()) pick(core, index, ready, machine, now, schedule);
  }
}
// #endregion simula

function start(source: Task): Live {
  const report = { name: source.name, spans: [], turnaround: 0, waited: 0 };
  return {
    source,
    burst: 0,
    left: source.bursts[0] ?? 0,
    wakes: source.arrives,
    report,
    since: source.arrives,
  };
}

function nextEvent(sleeping: ReadonlySet<Live>, cores: readonly Core[]): number | undefined {
  const times = [...sleeping].map(({ wakes }) => wakes);
  for (const { running } of cores) if (running) times.push(running.until);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Quem chegou ou terminou de esperar vai para o fim da fila. */
function wake(sleeping: Set<Live>, ready: Live[], now: number): void {
  for (const task of sleeping) {
    if (task.wakes !== now) continue;
    sleeping.delete(task);
    closeSpan(task, 'blocked', now);
    ready.push(task);
  }
}

// #region para
/** Acabou a conta: a tarefa espera ou termina. Acabou só a fatia: volta ao fim da fila. */
function stop(core: Core, sleeping: Set<Live>, ready: Live[], now: number): void {
  const task = core.running?.task;
  if (!task || core.running?.until !== now) return;
  core.running = undefined;
  closeSpan(task, 'running', now);
  if (task.left > 0) return void ready.push(task);
  const wait = task.source.bursts[task.burst + 1];
  task.report.turnaround = now - task.source.arrives;
  if (wait === undefined) return;
  task.burst += 2;
  task.left = task.source.bursts[task.burst] ?? 0;
  task.wakes = now + wait;
  sleeping.add(task);
}
// #endregion para

// #region pega
/** O núcleo livre pega a primeira da fila. Só paga a troca se antes rodava outra. */
function pick(core: Core, index: number, ready: Live[], machine: Machine, now: number, to: Schedule): void {
  if (core.running) return;
  const task = ready.shift();
  if (!task) return;
  const cost = core.last && core.last !== task ? machine.switchCost : 0;
  if (core.last && core.last !== task) to.switches++;
  const begins = now + cost;
  const until = begins + Math.min(machine.slice, task.left);
  task.left -= until - begins;
  closeSpan(task, 'ready', begins);
  if (cost > 0)
    to.segments.push({ core: index, task: task.source.name, kind: 'switch', from: now, to: begins });
  to.segments.push({ core: index, task: task.source.name, kind: 'run', from: begins, to: until });
  core.running = { task, until };
  core.last = task;
}
// #endregion pega

function closeSpan(task: Live, state: Span['state'], now: number): void {
  if (now > task.since) {
    task.report.spans.push({ state, from: task.since, to: now });
    if (state === 'ready') task.report.waited += now - task.since;
  }
  task.since = now;
}

/** Quanto do tempo dos núcleos foi conta, troca e ócio, em partes de 1. */
export function usage(
  { segments, end }: Schedule,
  cores: number,
): { run: number; switch: number; idle: number } {
  const total = end * cores;
  const sum = (kind: Segment['kind']) =>
    segments.filter((segment) => segment.kind === kind).reduce((time, { from, to }) => time + to - from, 0);
  if (total === 0) return { run: 0, switch: 0, idle: 0 };
  const [run, switching] = [sum('run') / total, sum('switch') / total];
  return { run, switch: switching, idle: 1 - run - switching };
}

const MS = 1000;
const task = (name: string, arrives: number, ...bursts: number[]): Task => ({
  name,
  arrives: arrives * MS,
  bursts: bursts.map((burst) => burst * MS),
});

/** As cargas do explorador e do programa, em milissegundos. */
export const LOADS = {
  contas: ['A', 'B', 'C', 'D'].map((name) => task(name, 0, 24)),
  esperas: ['A', 'B', 'C', 'D'].map((name, index) => task(name, index * 2, 2, 12, 2, 12, 2)),
  servidor: [
    task('L', 0, 48),
    ...['a', 'b', 'c', 'd', 'e'].map((name, index) => task(name, 2 + index * 6, 2, 8, 1)),
  ],
} satisfies Record<string, Task[]>;
