import { lessonQuotesReport } from '@trilha/measure/vitest';
import { expect, it } from 'vitest';
import { bigBuffers, leaks, linkedObjects, smallObjects, walks } from './medir.ts';

lessonQuotesReport(import.meta.dirname);

it('mede de verdade, e os candidatos chegam ao mesmo resultado', { timeout: 60_000 }, async () => {
  const all = [await walks(), await smallObjects(), await linkedObjects(), await bigBuffers()];
  for (const { results } of all) for (const { median } of results) expect(median).toBeGreaterThan(0);
});

it('cada conserto prende menos de um quarto do que o vazamento prende', async () => {
  const pairs = await leaks();
  expect(pairs).toHaveLength(4);
  for (const { title, results } of pairs)
    expect(results[1]?.median, title).toBeLessThan((results[0]?.median ?? 0) / 4);
});
