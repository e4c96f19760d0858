import { expect, it } from 'vitest';
import { bytesText, MEBIBYTE, retainedBytes } from './heap.ts';

it('conta o que ficou preso, e não o que só passou', async () => {
  const kept = await retainedBytes(() => Array.from({ length: 50_000 }, (_, id) => ({ id })));
  const dropped = await retainedBytes(() => {
    Array.from({ length: 50_000 }, (_, id) => ({ id }));
  });
  expect(kept).toBeGreaterThan(MEBIBYTE);
  expect(dropped).toBeLessThan(kept / 4);
});

it('escreve bytes com a unidade que cabe', () => {
  expect([12, 1536, 3 * MEBIBYTE, 2 ** 31].map(bytesText)).toEqual(['12 bytes', '1,5 KiB', '3 MiB', '2 GiB']);
});
