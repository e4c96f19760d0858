import { expect, it } from 'vitest';
import { shareOneCore } from './fatia.ts';
import { hasProc } from './proc.ts';

it.runIf(hasProc)(
  'dois programas que só fazem contas dividem o núcleo, e o kernel os troca à força',
  async ({ skip }) => {
    try {
      for (const { cpu, preempted } of await shareOneCore()) {
        expect(cpu).toBeGreaterThan(5);
        expect(cpu).toBeLessThan(490); // sozinho, seriam 500
        expect(preempted).toBeGreaterThan(3);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      skip('não há taskset');
    }
  },
);
