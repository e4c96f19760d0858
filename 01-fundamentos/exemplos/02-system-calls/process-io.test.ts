import { closeSync, openSync, readSync } from 'node:fs';
import { expect, it } from 'vitest';
import { countIo, ioCounts } from './process-io.ts';

const hasProc = ioCounts() !== undefined;

it.runIf(hasProc)('conta as leituras que o trabalho fez, e não as da própria pergunta', () => {
  const file = openSync(import.meta.filename, 'r');
  const one = Buffer.alloc(1);
  const work = () => {
    for (let time = 0; time < 500; time++) readSync(file, one, 0, 1, 0);
  };
  expect(countIo(work, 5)?.reads).toBe(500);
  closeSync(file);
});

it('diz undefined para um processo que não existe', () => {
  expect(ioCounts(2 ** 30)).toBeUndefined();
});
