import { expect, it } from 'vitest';
import { pipe, regularFile } from './bloqueio.ts';
import { makeFifos } from './fifo.ts';

it('um pipe vazio diz EAGAIN, com bytes os entrega, fechado diz 0', ({ skip }) => {
  let lines: string[];
  try {
    using fifos = makeFifos(1);
    lines = pipe(fifos.paths[0] ?? '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'NO_FIFO') throw error;
    return skip((error as Error).message);
  }
  expect(lines.slice(1).map((line) => line.match(/(EAGAIN|2 bytes|0): ?|2 bytes/)?.[0].trim())).toEqual([
    'EAGAIN:',
    '2 bytes',
    '0:',
  ]);
});

it('o Node recusa vigiar um arquivo comum', () => {
  expect(regularFile(import.meta.filename).join()).toContain('ERR_INVALID_FD_TYPE');
});
