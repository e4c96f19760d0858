import { lessonQuotesReport } from '@trilha/measure/vitest';
import { expect, it } from 'vitest';
import { inFolder, readApis, readMany, readSizes, writes } from './medir.ts';

lessonQuotesReport(import.meta.dirname);

it('mede de verdade: o tempo é positivo e os pedidos são os que o programa faz', {
  timeout: 60_000,
}, async () => {
  const all = await inFolder(async (folder) => [
    ...(await readSizes(folder)),
    await readApis(folder),
    await readMany(folder),
    await writes(folder),
  ]);
  for (const { results } of all) for (const { median } of results) expect(median).toBeGreaterThan(0);
  const asked = all.find(({ kind }) => kind === 'counted')?.results.map(({ median }) => median);
  if (asked) expect(asked).toEqual([1, 17, 65_537]);
});
