import { lessonQuotesReport } from '@trilha/measure/vitest';
import { expect, it } from 'vitest';
import { bigBuffers, leaks, linkedObjects, smallObjects, walks } from './medir.ts';

lessonQuotesReport(import.meta.dirname);

it('mede de verdade, e os candidatos chegam ao mesmo resultado', { timeout: 60_000 }, async () => {
  const all = [await walks(), await smallObjects(), await linkedObjects(), await bigBuffers()];
  for (const { results } of all) for (const { median } of results) expect(median).toBeGreaterThan(0);
});

it('cada conserto prende menos de um quarto do que o vazamento prende', async () => {
  const { results } = await leaks();
  for (let pair = 0; pair < results.length; pair += 2)
    expect(results[pair + 1]?.median).toBeLessThan((results[pair]?.median ?? 0) / 4);
});
