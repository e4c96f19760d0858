import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explain, traceWork } from './coleta.ts';

it('o V8 desta máquina imprime linhas que o programa entende', { timeout: 30_000 }, () => {
  const kinds = traceWork().map(({ collection }) => collection.kind);
  expect(kinds.filter((kind) => kind === 'Scavenge').length).toBeGreaterThan(5);
  expect(kinds.at(-1)).toBe('Mark-Compact');
});

it('diz em português o que a linha conta', () => {
  const text = explain({
    at: 105,
    kind: 'Scavenge',
    before: 8.6,
    after: 7.6,
    reservedAfter: 14.9,
    pause: 1.25,
    reason: 'allocation failure',
  });
  expect(text).toBe(
    'aos 105 ms, geração nova: 8,6 → 7,6 MiB (−1,0), parou 1,3 ms. Motivo: não coube mais um objeto novo',
  );
});

it('há uma gravação para onde não se pode rodar', () => {
  expect(readFileSync(join(import.meta.dirname, 'coleta.gerado.txt'), 'utf8')).toContain('Mark-Compact');
});
