import { expect, it } from 'vitest';
import { CHUNK, fillFresh, fillReused, linkFresh, linkPooled, sumFresh, sumPooled } from './pooling.ts';

const points = () => Array.from({ length: 8 }, () => ({ x: 0, y: 0 }));
const events = () => Array.from({ length: 8 }, () => ({ id: 0, fields: undefined }));

it('com pool ou sem, o resultado é o mesmo', () => {
  expect(sumPooled(1000, points(), [])).toBe(sumFresh(1000, points()));
  expect(linkPooled(1000, events(), [])).toBe(linkFresh(1000, events()));
  expect(fillReused(5, Buffer.alloc(CHUNK))).toBe(fillFresh(5));
});

it('o pool não cresce além do que esteve em uso', () => {
  const pool: { x: number; y: number }[] = [];
  sumPooled(1000, points(), pool);
  expect(pool.length).toBeLessThanOrEqual(8);
});
