import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LOADS, type Machine, type Schedule, simulate, type Task, usage } from './core.ts';

const duration = fc.integer({ min: 1, max: 20 });
/** Contas e esperas alternadas, a começar e a acabar por conta. */
const bursts = fc
  .tuple(duration, fc.array(fc.tuple(duration, duration), { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest.flat()]);
const tasks: fc.Arbitrary<Task[]> = fc
  .array(fc.record({ arrives: fc.integer({ min: 0, max: 30 }), bursts }), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((one, index) => ({ ...one, name: `t${index}` })));
const machine: fc.Arbitrary<Machine> = fc.record({
  cores: fc.integer({ min: 1, max: 4 }),
  slice: fc.integer({ min: 1, max: 10 }),
  switchCost: fc.integer({ min: 0, max: 3 }),
});

const always = (check: (schedule: Schedule, tasks: Task[], machine: Machine) => void) =>
  fc.assert(fc.property(tasks, machine, (all, on) => check(simulate(all, on), all, on)));
const cpu = ({ bursts: all }: Task) =>
  all.reduce((sum, time, index) => sum + (index % 2 === 0 ? time : 0), 0);
const overlap = (one: { from: number; to: number }, other: { from: number; to: number }) =>
  one.from < other.to && other.from < one.to;

it('toda tarefa recebe exatamente a CPU que pediu', () => {
  always(({ segments }, all) => {
    for (const task of all) {
      const ran = segments.filter(({ task: name, kind }) => name === task.name && kind === 'run');
      expect(ran.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(cpu(task));
    }
  });
});

it('um núcleo faz uma coisa por vez, e uma tarefa está num núcleo só', () => {
  always(({ segments }) => {
    const clash = segments.some((one, index) =>
      segments
        .slice(index + 1)
        .some((other) => (one.core === other.core || one.task === other.task) && overlap(one, other)),
    );
    expect(clash).toBe(false);
  });
});

it('nenhum núcleo fica parado enquanto há uma tarefa pronta', () => {
  always(({ segments, tasks: reports }, _, { cores, switchCost }) => {
    for (const { spans } of reports) {
      for (const span of spans.filter(({ state }) => state === 'ready')) {
        const busy = segments.filter((segment) =>
          overlap(segment, { from: span.from, to: span.to - switchCost }),
        );
        if (span.to - switchCost > span.from) expect(new Set(busy.map(({ core }) => core)).size).toBe(cores);
      }
    }
  });
});

it('os estados de uma tarefa vão da chegada ao fim sem buraco', () => {
  always(({ tasks: reports }, all) => {
    for (const [index, { spans, turnaround }] of reports.entries()) {
      let at = all[index]?.arrives ?? 0;
      for (const { from, to } of spans) {
        expect(from).toBe(at);
        at = to;
      }
      expect(at - (all[index]?.arrives ?? 0)).toBe(turnaround);
    }
  });
});

it('quem roda sozinho não paga troca, por menor que seja a fatia', () => {
  const alone = simulate([{ name: 'A', arrives: 0, bursts: [100] }], { cores: 1, slice: 1, switchCost: 5 });
  expect(alone).toMatchObject({ end: 100, switches: 0 });
});

it('quatro contas iguais levam a metade do tempo com o dobro de núcleos', () => {
  const end = (cores: number) => simulate(LOADS.contas, { cores, slice: 4000, switchCost: 0 }).end;
  expect([end(1), end(2), end(4)]).toEqual([96_000, 48_000, 24_000]);
});

it('fatia menor não muda o fim quando a troca é de graça, e o atrasa quando não é', () => {
  const end = (slice: number, switchCost: number) =>
    simulate(LOADS.contas, { cores: 1, slice, switchCost }).end;
  expect(end(1000, 0)).toBe(end(24_000, 0));
  expect(end(1000, 500)).toBeGreaterThan(end(24_000, 500));
});

it('conta, troca e ócio somam o tempo de todos os núcleos', () => {
  always((schedule, _, { cores }) => {
    const { run, switch: switching, idle } = usage(schedule, cores);
    expect(run + switching + idle).toBeCloseTo(1);
    expect(idle).toBeGreaterThanOrEqual(-1e-9);
  });
  expect(usage(simulate([], { cores: 1, slice: 1, switchCost: 0 }), 1)).toEqual({
    run: 0,
    switch: 0,
    idle: 0,
  });
});
