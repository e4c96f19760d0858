import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bars, grow } from './crescimento.ts';
import { growthPlot, type Recording } from './crescimento-svg.ts';
import { liveBytes } from './heap.ts';

it('sem limite o que está vivo cresce; com limite, fica parado', { timeout: 30_000 }, () => {
  const ends = (limit: number) => grow(limit, 6000, 3, liveBytes);
  const [first = 0, , last = 0] = ends(Number.POSITIVE_INFINITY);
  expect(last).toBeGreaterThan(2 * first);
  const [, , bounded = 0] = ends(200);
  expect(bounded).toBeLessThan(last / 4);
});

it('a altura da barra acompanha o valor', () => {
  expect(bars([0, 4, 8], 8)).toBe(' ▄█');
});

it('o desenho do livro é o da gravação', () => {
  const recorded = readFileSync(join(import.meta.dirname, 'crescimento.gerado.json'), 'utf8');
  const image = join(import.meta.dirname, '../../teoria/imagens/04-crescimento.gerado.svg');
  expect(readFileSync(image, 'utf8')).toBe(growthPlot(JSON.parse(recorded) as Recording));
});
