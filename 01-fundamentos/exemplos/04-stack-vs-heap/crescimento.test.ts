import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bars, grow, svg } from './crescimento.ts';

it('sem limite o que está vivo cresce; com limite, fica parado', { timeout: 30_000 }, () => {
  const ends = (limit: number) => {
    const { live } = grow(limit);
    return [live[0] ?? 0, live.at(-1) ?? 0] as const;
  };
  const [first, last] = ends(Number.POSITIVE_INFINITY);
  expect(last).toBeGreaterThan(4 * first);
  const [, bounded] = ends(1000);
  expect(bounded).toBeLessThan(last / 4);
});

it('a altura da barra acompanha o valor', () => {
  expect(bars([0, 4, 8], 8)).toBe(' ▄█');
});

it('o desenho do livro é o da gravação', () => {
  const recording = JSON.parse(readFileSync(join(import.meta.dirname, 'crescimento.gerado.json'), 'utf8'));
  const image = join(import.meta.dirname, '../../teoria/imagens/04-crescimento.gerado.svg');
  expect(readFileSync(image, 'utf8')).toBe(svg(recording));
});
