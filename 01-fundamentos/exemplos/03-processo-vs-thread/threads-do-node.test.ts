import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasProc } from './proc.ts';
import { added, tally } from './threads-do-node.ts';

it.runIf(hasProc)('um worker é uma thread a mais, com o nome dele, e o pool só aparece quando usado', () => {
  const program = join(import.meta.dirname, 'threads-do-node.ts');
  const [start, worker, pool] = execFileSync(process.execPath, [program], { encoding: 'utf8' }).split('\n');
  expect(start).toContain('V8Worker');
  expect(start).not.toContain('libuv-worker');
  expect(worker).toContain('miniaturas');
  expect(pool).toMatch(/\d libuv-worker/);
});

it('conta as que apareceram a mais', () => {
  expect(added(['a', 'b'], ['a', 'b', 'b', 'c'])).toEqual(['b', 'c']);
  expect(tally(['a', 'b', 'b'])).toEqual(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
});
