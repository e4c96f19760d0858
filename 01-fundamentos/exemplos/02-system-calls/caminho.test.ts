import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lines, recording, story, WAY_NAMES } from './caminho.ts';
import type { RecordedCall } from './core.ts';
import { trace } from './tracing.ts';

/** As chamadas sobre o arquivo e as marcas: o que não depende de qual thread acordou primeiro. */
const stable = (calls: readonly RecordedCall[]) =>
  calls
    .filter(({ call, text }) => !/eventfd|epoll/.test(call) && !text.includes('devolve'))
    .map(({ call }) => call);

it('a gravação corresponde ao que esta máquina faz', async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'caminho-'));
  const path = join(folder, 'dados.bin');
  writeFileSync(path, Buffer.alloc(100_000));
  try {
    const { ways } = recording();
    for (const way of WAY_NAMES) {
      const calls = await trace([join(import.meta.dirname, 'apis.ts'), way, path]);
      if (typeof calls === 'string') return skip(calls);
      expect(stable(story(calls, path)), way).toEqual(stable(ways[way]));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('na gravação, a leitura síncrona não sai do laço e as outras não tocam no arquivo dentro dele', () => {
  const { ways } = recording();
  const onFile = (calls: readonly RecordedCall[]) =>
    calls.filter(({ call }) => !/js|eventfd|epoll/.test(call));
  expect(onFile(ways.sync).every(({ thread }) => thread === 'laço')).toBe(true);
  for (const way of ['callback', 'promise', 'stream'] as const)
    expect(
      onFile(ways[way]).every(({ thread }) => thread.startsWith('pool')),
      way,
    ).toBe(true);
});

it('readFile devolve antes que haja um byte lido', () => {
  const calls = recording().ways.callback.map(({ call, text }) =>
    text.includes('devolve') ? 'devolve' : call,
  );
  expect(calls.indexOf('devolve')).toBeGreaterThan(0);
  expect(calls.indexOf('devolve')).toBeLessThan(calls.indexOf('read arquivo'));
  expect(lines(recording().ways.sync)[0]).toBe('  laço    o programa pede a leitura');
});
