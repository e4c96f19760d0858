import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasProc } from './proc.ts';

it.runIf(hasProc)(
  'num núcleo só, cada vez passada é uma troca de contexto, entre threads e entre processos',
  ({ skip }) => {
    const program = join(import.meta.dirname, 'troca.ts');
    const output = execFileSync(process.execPath, [program], { encoding: 'utf8' });
    const pinned = output.split('\n').filter((line) => line.includes('um núcleo só'));
    if (output.includes('não há taskset')) return skip('não há taskset');
    expect(pinned).toHaveLength(2);
    for (const line of pinned) {
      const switches = Number(/, ([\d,]+) trocas/.exec(line)?.[1]?.replace(',', '.'));
      // Duas por ida e volta; as outras threads do processo e os vizinhos do núcleo somam algumas.
      expect(switches).toBeGreaterThan(1.8);
      expect(switches).toBeLessThan(3);
    }
  },
);
