/** O que o explorador do escalonador diz em palavras. Puro. */
import {
  type LOADS,
  type Machine,
  type Schedule,
  type Span,
  usage,
} from '../../../../01-fundamentos/exemplos/03-processo-vs-thread/core.ts';

export type LoadName = keyof typeof LOADS;

export const LOAD_OPTIONS: { value: LoadName; label: string; meaning: string }[] = [
  { value: 'contas', label: 'quatro contas', meaning: 'Quatro tarefas de 24 ms de conta, sem espera.' },
  {
    value: 'esperas',
    label: 'quatro esperas',
    meaning: 'A, B, C e D chegam de 2 em 2 ms; contam 2 e esperam 12, duas vezes, e contam mais 2.',
  },
  {
    value: 'servidor',
    label: 'uma longa, cinco curtas',
    meaning: 'L conta por 48 ms; a, b, c, d, e chegam de 6 em 6 ms, contam 2, esperam 8 e contam 1.',
  },
];

export const STATE_NAMES: Record<Span['state'], string> = {
  running: 'rodando',
  ready: 'pronta, na fila',
  blocked: 'esperando',
};

const MS = 1000;
const decimal = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 2 });

export const ms = (micros: number) => `${decimal.format(micros / MS)} ms`;
export const percent = (part: number) => `${Math.round(part * 100)} %`;

export interface Moment {
  /** O que cada núcleo faz. */
  cores: string[];
  /** Quem está na fila, de quem chegou primeiro a quem chegou por último. */
  queue: string[];
  waiting: string[];
}

/** O que se passa num instante. */
export function momentAt({ segments, tasks }: Schedule, machine: Machine, time: number): Moment {
  const within = ({ from, to }: { from: number; to: number }) => from <= time && time < to;
  const now = tasks.flatMap(({ name, spans }) => spans.filter(within).map((span) => ({ name, ...span })));
  const named = (state: Span['state']) => now.filter((each) => each.state === state);
  const switching = new Set(
    segments
      .filter(({ kind }) => kind === 'switch')
      .filter(within)
      .map(({ task }) => task),
  );
  return {
    cores: Array.from({ length: machine.cores }, (_, core) => {
      const segment = segments.find((each) => each.core === core && within(each));
      if (!segment) return 'parado';
      return segment.kind === 'switch' ? `troca para ${segment.task}` : segment.task;
    }),
    queue: named('ready')
      .filter(({ name }) => !switching.has(name))
      .sort((one, other) => one.from - other.from)
      .map(({ name }) => name),
    waiting: named('blocked').map(({ name }) => name),
  };
}

export const listed = (names: readonly string[]) => (names.length === 0 ? 'ninguém' : names.join(', '));

/** Espera média na fila, por tarefa. */
export function meanWait({ tasks }: Schedule): number {
  return tasks.reduce((sum, { waited }) => sum + waited, 0) / Math.max(1, tasks.length);
}

export function transcript(load: LoadName, machine: Machine, schedule: Schedule, time: number): string[] {
  const { run, switch: switching, idle } = usage(schedule, machine.cores);
  const { cores, queue, waiting } = momentAt(schedule, machine, time);
  const meaning = LOAD_OPTIONS.find(({ value }) => value === load)?.meaning ?? '';
  return [
    `${meaning} ${machine.cores === 1 ? 'Um núcleo' : `${machine.cores} núcleos`}, fatia de ${ms(machine.slice)}, troca de ${ms(machine.switchCost)}.`,
    `Tudo termina aos ${ms(schedule.end)}, com ${schedule.switches} trocas. Do tempo dos núcleos, ${percent(run)} foi conta, ${percent(switching)} troca e ${percent(idle)} ócio.`,
    `Aos ${ms(time)}: ${cores.map((what, core) => `núcleo ${core}, ${what}`).join('; ')}. Na fila: ${listed(queue)}. À espera: ${listed(waiting)}.`,
    ...schedule.tasks.map(
      ({ name, turnaround, waited }) =>
        `${name}: da chegada ao fim, ${ms(turnaround)}, dos quais ${ms(waited)} pronta, sem rodar.`,
    ),
  ];
}
