import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countFromProc, locate, totals } from './contar.ts';
import { ioCounts } from './process-io.ts';
import { aboutFile, between, trace } from './tracing.ts';

const call = (name: string) => ({ pid: 1, name, args: '', result: '0' });

it('põe o total antes das mais frequentes', () => {
  expect(totals([call('read'), call('write'), call('read')], 1)).toEqual([
    '  total                  3',
    '  read                   2',
  ]);
});

it('acha o programa aqui ou na pasta dos exemplos, e diz quando não há', () => {
  expect(locate(['ler.ts', 'x'])).toEqual([join(import.meta.dirname, 'ler.ts'), 'x']);
  expect(locate([import.meta.filename])).toEqual([import.meta.filename]);
  expect(locate(['nao-ha.ts'])).toBeUndefined();
});

it('a gravação diz as mesmas contas que esta máquina', async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'contar-'));
  const path = join(folder, 'dados.bin');
  writeFileSync(path, Buffer.alloc(200_000));
  const recorded = readFileSync(join(import.meta.dirname, 'contar.gerado.txt'), 'utf8');
  try {
    for (const way of ['sync', 'callback', 'promise', 'stream']) {
      const calls = await trace([join(import.meta.dirname, 'apis.ts'), way, path]);
      if (typeof calls === 'string') return skip(calls);
      const own = aboutFile(between(calls, 'chamou', 'terminou'), path).length;
      expect(recorded, way).toMatch(new RegExp(`^  ${way} +${own} `, 'm'));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('sem strace, os contadores do kernel mostram as leituras de outro processo', async ({ skip }) => {
  if (ioCounts() === undefined) return skip('não há /proc neste sistema');
  const counts = await countFromProc([join(import.meta.dirname, 'ler.ts')]);
  expect(counts?.reads).toBeGreaterThan(65_537);
});
