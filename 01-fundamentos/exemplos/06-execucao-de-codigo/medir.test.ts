import { lessonQuotesReport } from '@trilha/measure/vitest';
import { expect, it } from 'vitest';
import { shapeComparer } from './formas.ts';
import { engines, firstUses, rules, shapes, tiers } from './medir.ts';
import { items } from './shapes.ts';

lessonQuotesReport(import.meta.dirname);

it('cada lista tem quantas formas diz ter, com os mesmos preços', () => {
  const same = shapeComparer();
  const [one, four] = [items(1, 8), items(4, 8)];
  expect(one.map(({ price }) => price)).toEqual(four.map(({ price }) => price));
  const formsIn = (list: object[]) =>
    list.filter((item, at) => list.findIndex((other) => same(item, other)) === at).length;
  expect([formsIn(one), formsIn(four), formsIn(items(16, 40))]).toEqual([1, 4, 16]);
});

it('mede de verdade: os candidatos concordam, e quem interpreta é mais lento', {
  timeout: 60_000,
}, async () => {
  const quick = { rounds: 3, warmUpMs: 50 };
  const [loop, rule, first, , modes] = [
    await engines(quick),
    await rules(quick),
    await firstUses(quick),
    await shapes(quick),
    await tiers(quick),
  ];
  // Quanto mais lento é do programa de medição, com a máquina parada; aqui vale só de que lado fica.
  const slower = [loop.results[2], rule.results[1], first.results[1], modes.results[2]];
  for (const result of slower) expect(result?.ratio.median).toBeGreaterThan(1);
});
