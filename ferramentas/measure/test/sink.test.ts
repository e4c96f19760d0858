import { expect, it } from 'vitest';
import { consume, sinkChecksum } from '../src/sink.ts';

it('valores iguais não se cancelam, e a ordem conta', () => {
  const start = sinkChecksum();
  consume(7);
  consume(7);
  expect(sinkChecksum()).not.toBe(start);
  consume(3);
  consume(5);
  expect(sinkChecksum()).toBe([7, 7, 3, 5].reduce((sum, value) => (Math.imul(sum, 31) + value) | 0, start));
});
