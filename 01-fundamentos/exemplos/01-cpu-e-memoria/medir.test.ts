import { lessonQuotesReport } from '@trilha/measure/vitest';
import { expect, it } from 'vitest';
import { branches, chains, layout, order } from './medir.ts';

lessonQuotesReport(import.meta.dirname);

it('mede de verdade: os candidatos concordam, o tempo é positivo e ninguém aloca', {
  timeout: 60_000,
}, async () => {
  const all = [await order(64), await layout(1000), await branches(1024), await chains(64)];
  for (const { results } of all)
    for (const { median, collections } of results) {
      expect(median).toBeGreaterThan(0);
      expect(collections).toBeLessThanOrEqual(5);
    }
});
