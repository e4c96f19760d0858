import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('o Map de mil posts ocupa bem mais que o vetor circular com os mesmos', { timeout: 60_000 }, () => {
  const program = join(import.meta.dirname, 'lixo-velho.ts');
  const { stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  const [map = 0, ring = 0] = [...stdout.matchAll(/(\d+) MiB/g)].map(([, value]) => Number(value));
  expect(ring).toBeGreaterThan(0);
  expect(map).toBeGreaterThan(2 * ring);
});
