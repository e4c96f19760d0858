/**
 * As mesmas tarefas num modelo de escalonador: o que mudam os núcleos, a fatia de tempo e o preço da troca.
 */
import { LOADS, type Machine, type Schedule, simulate, usage } from './core.ts';

const MS = 1000;
/** Quantos milissegundos vale cada letra do desenho. */
const STEP = 2 * MS;

// #region desenha
/** Uma linha por núcleo: a letra de quem roda, `+` durante a troca, `.` parado. Cada caractere vale 2 ms. */
export function draw({ segments, end }: Schedule, cores: number): string[] {
  return Array.from({ length: cores }, (_, core) => {
    const own = segments.filter((segment) => segment.core === core);
    const at = (time: number) => own.find(({ from, to }) => from <= time && time < to);
    const marks = Array.from({ length: Math.ceil(end / STEP) }, (_, step) => {
      const segment = at(step * STEP);
      if (!segment) return '.';
      return segment.kind === 'switch' ? '+' : segment.task;
    });
    return `núcleo ${core}  ${marks.join('')}`;
  });
}
// #endregion desenha

function show(title: string, load: keyof typeof LOADS, machine: Machine): void {
  const schedule = simulate(LOADS[load], machine);
  const { run, idle } = usage(schedule, machine.cores);
  const percent = (part: number) => `${Math.round(part * 100)} %`;
  console.log(`${title}\n  ${draw(schedule, machine.cores).join('\n  ')}`);
  console.log(
    `  ${schedule.end / MS} ms, ${schedule.switches} trocas; contas ${percent(run)}, parado ${percent(idle)}`,
  );
}

if (import.meta.main) {
  show('Quatro contas de 24 ms, um núcleo, fatia de 4 ms', 'contas', {
    cores: 1,
    slice: 4 * MS,
    switchCost: 0,
  });
  show('As mesmas, em dois núcleos', 'contas', { cores: 2, slice: 4 * MS, switchCost: 0 });
  show('Um núcleo, e cada troca custa 2 ms (exagero)', 'contas', {
    cores: 1,
    slice: 4 * MS,
    switchCost: 2 * MS,
  });
  show('Quatro tarefas que quase só esperam, um núcleo', 'esperas', {
    cores: 1,
    slice: 4 * MS,
    switchCost: 0,
  });
}
