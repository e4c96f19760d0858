import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killInTheMiddle, SIZE } from './metade.ts';

it('kill -9 pode deixar no arquivo um pedaço de um write', async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'metade com espaço '));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      const size = await killInTheMiddle(join(folder, `arquivo-${attempt}`));
      if (size === SIZE) continue;
      expect(size).toBeGreaterThan(0);
      return;
    }
    skip('nas cinco vezes o write terminou antes do sinal');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
