import { expect, it } from 'vitest';
import { visits, type Walk } from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/core.ts';
import recorded from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/latencias.gerado.json' with {
  type: 'json',
};
import type { Measured } from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/scale.ts';
import {
  addressText,
  barPercent,
  CAPACITIES,
  countMisses,
  ladderTranscript,
  lineNumber,
  ORDERS,
  SHAPE,
  stepText,
  visitText,
  walkTranscript,
} from './01-cpu-e-memoria.text.ts';

const book = recorded.rungs as Measured[];

it('a barra cresce com o tempo e nunca some nem passa da moldura', () => {
  const widths = [0.001, 0.1, 1, 10, 1e6, 1e12].map(barPercent);
  expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  expect([widths[0], widths.at(-1)]).toEqual([2, 100]);
  expect(barPercent(1)).toBeCloseTo(100 / 9);
});

it('a transcrição da escada traz todos os degraus, com os do leitor ao lado', () => {
  expect(ladderTranscript(book, undefined)).toHaveLength(book.length + 1);
  const own = book.map((rung, index) => (index === 2 ? { id: rung.id } : { ...rung, ns: 5 }));
  const lines = ladderTranscript(book, own);
  expect(lines[1]).toMatch(/^soma em registrador: .*; na sua máquina, 5 ns\.$/);
  expect(lines[3]).toContain('não medido na sua máquina');
});

it('diz quantas vezes um degrau custa o de cima, se os dois foram medidos', () => {
  const rungs: Measured[] = [
    { id: 'soma', ns: 2 },
    { id: 'l1', ns: 8.1 },
    { id: 'l2' },
    { id: 'l3', ns: 9 },
    { id: 'ram', ns: 4 },
  ];
  expect(stepText(rungs, 0)).toBeUndefined();
  expect(stepText(rungs, 1)).toBe('4,1 × o degrau acima');
  expect([2, 3, 4].map((index) => stepText(rungs, index))).toEqual([undefined, undefined, undefined]);
});

it('o endereço e a linha de cache conferem um com o outro', () => {
  expect(addressText({ row: 0, column: 0 })).toBe('0x1000');
  expect(addressText({ row: 1, column: 9 })).toBe('0x10c8');
  expect(lineNumber(3)).toBe(Math.floor(0x10c8 / 64));
});

it('a transcrição da caminhada conta as buscas de cada ordem e de cada cache', () => {
  const misses = (order: Walk['order'], capacity: number) => {
    const walk = { ...SHAPE, order, capacity };
    const all = visits(walk);
    const text = walkTranscript(walk, all, 20);
    expect(text[1]).toContain(`leitura 21 de 128`);
    expect(text.at(-1)).toContain(`No fim da caminhada, ${countMisses(all)} em 128.`);
    return countMisses(all);
  };
  expect(CAPACITIES.map(({ value }) => misses('rows', Number(value)))).toEqual([16, 16, 16]);
  expect(CAPACITIES.map(({ value }) => misses('columns', Number(value)))).toEqual([128, 16, 16]);
  expect(ORDERS).toHaveLength(2);
});

it('diz o que aconteceu em cada leitura', () => {
  const base = { row: 0, column: 0, line: 0, present: [0] };
  expect(visitText({ ...base, hit: true })).toContain('acerto');
  expect(visitText({ ...base, hit: false })).toBe('falta: a linha foi buscada');
  expect(visitText({ ...base, hit: false, evicted: 2 })).toBe('falta: a linha foi buscada, e a 66 saiu');
});
