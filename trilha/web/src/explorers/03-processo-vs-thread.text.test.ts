import { expect, it } from 'vitest';
import { LOADS, simulate } from '../../../../01-fundamentos/exemplos/03-processo-vs-thread/core.ts';
import { LOAD_OPTIONS, meanWait, momentAt, ms, transcript } from './03-processo-vs-thread.text.ts';

const machine = { cores: 2, slice: 4000, switchCost: 1000 };

it('diz o que cada núcleo faz, quem está na fila e quem espera', () => {
  const schedule = simulate(LOADS.contas, machine);
  expect(momentAt(schedule, machine, 0)).toEqual({ cores: ['A', 'B'], queue: ['C', 'D'], waiting: [] });
  expect(momentAt(schedule, machine, 4500)).toEqual({
    cores: ['troca para C', 'troca para D'],
    queue: ['A', 'B'],
    waiting: [],
  });
});

it('depois do fim, os núcleos estão parados', () => {
  const schedule = simulate(LOADS.esperas, machine);
  expect(momentAt(schedule, machine, schedule.end)).toEqual({
    cores: ['parado', 'parado'],
    queue: [],
    waiting: [],
  });
});

it('a transcrição traz a carga, o total, o instante e cada tarefa', () => {
  for (const { value, meaning } of LOAD_OPTIONS) {
    const schedule = simulate(LOADS[value], machine);
    const lines = transcript(value, machine, schedule, 2000);
    expect(lines[0]).toContain(meaning);
    expect(lines[0]).toContain('2 núcleos, fatia de 4 ms, troca de 1 ms');
    expect(lines[1]).toContain(`aos ${ms(schedule.end)}`);
    expect(lines[2]).toMatch(/^Aos 2 ms: núcleo 0, /);
    expect(lines).toHaveLength(3 + LOADS[value].length);
  }
});

it('a espera média é a das tarefas, em microssegundos', () => {
  const schedule = simulate(LOADS.contas, { cores: 1, slice: 24_000, switchCost: 0 });
  expect(meanWait(schedule)).toBe(36_000); // 0, 24, 48 e 72 ms
});
