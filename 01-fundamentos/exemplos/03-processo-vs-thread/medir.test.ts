import { lessonQuotesReport } from '@trilha/measure/vitest';
import { expect, it } from 'vitest';
import { counts, handOffs, messages, starts } from './medir.ts';

lessonQuotesReport(import.meta.dirname);

it('mede de verdade: todo candidato gasta tempo, e os que se substituem chegam ao mesmo resultado', async () => {
  const all = [await starts(3), ...(await handOffs()), await messages(), await counts()];
  for (const { title, results } of all)
    for (const { name, median } of results) expect(median, `${title}, ${name}`).toBeGreaterThan(0);
});
