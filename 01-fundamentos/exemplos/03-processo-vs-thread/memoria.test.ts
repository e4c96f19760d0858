import { expect, it } from 'vitest';
import { perProcess, perThread } from './memoria.ts';
import { hasProc } from './proc.ts';

const MIB = 1024;

it.runIf(hasProc)(
  'um processo e uma thread a mais custam alguns MiB, e o RSS conta o que é dividido',
  async () => {
    const [{ pss, rss }, thread] = [await perProcess(), await perThread()];
    for (const cost of [pss, thread]) {
      expect(cost).toBeGreaterThan(3 * MIB);
      expect(cost).toBeLessThan(60 * MIB);
    }
    expect(rss).toBeGreaterThan(pss);
  },
);
