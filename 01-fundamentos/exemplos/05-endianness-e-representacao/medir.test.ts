import { lessonQuotesReport } from '@trilha/measure/vitest';
import { expect, it } from 'vitest';
import { COMPRESSED, RAW, sameRecords } from './forms.ts';
import { readIntegers, recordForms, sumPrices } from './medir.ts';
import { samplePlaybacks } from './registros.ts';

lessonQuotesReport(import.meta.dirname);

it('cada forma devolve os registros que recebeu', () => {
  const records = samplePlaybacks(50, 1);
  for (const [name, { encode, decode }] of Object.entries({ ...RAW, ...COMPRESSED }))
    expect(sameRecords(decode(encode(records)), records), name).toBe(true);
  expect(sameRecords(records.slice(1), records)).toBe(false);
});

it('mede de verdade: os candidatos concordam e o tempo é positivo', { timeout: 60_000 }, async () => {
  const prices = await sumPrices();
  for (const { results } of [prices, await readIntegers(), ...(await recordForms())]) {
    for (const { median } of results) expect(median).toBeGreaterThan(0);
  }
  // Somar number não aloca a cada passo; somar BigInt aloca.
  const [cents, reais, big] = prices.results.map(({ collections = -1 }) => collections);
  expect(Math.max(cents ?? -1, reais ?? -1)).toBeLessThanOrEqual(1);
  expect(big).toBeGreaterThan(1);
});
