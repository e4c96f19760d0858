import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type RunOptions, runTool, ToolError } from '../internal/ffmpeg/run.ts';

const sh = { path: '/bin/sh', env: { PATH: process.env.PATH ?? '' } };

async function inShell(script: string, options: Partial<RunOptions> = {}): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'palco limites '));
  try {
    const signal = new AbortController().signal;
    return await runTool(sh, ['-c', script], { cwd, signal, timeoutMs: 20_000, ...options });
  } finally {
    await rm(cwd, { recursive: true });
  }
}

describe.skipIf(process.platform === 'win32')('limites de um programa de vídeo', () => {
  test('não deixa despejo de memória no disco e tem o dobro do prazo em processador', async () => {
    expect(await inShell('ulimit -c; ulimit -t', { timeoutMs: 20_000 })).toBe('0\n40\n');
  });

  test('gastar processador além do limite acaba com o programa', async () => {
    const spin = inShell('ulimit -t 1; while :; do :; done');
    await expect(spin).rejects.toMatchObject({ kind: 'killed' });
  });

  test.runIf(process.platform === 'linux')('a memória é a dada, e sem ela vale a do sistema', async () => {
    expect(await inShell('ulimit -v', { memoryMb: 300 })).toBe(`${300 * 1_024}\n`);
    expect(await inShell('ulimit -v')).toBe('unlimited\n');
    const greedy = 'x=$(head -c 400000000 /dev/zero | tr "\\\\0" a); printf %s "$x" | wc -c';
    await expect(inShell(greedy, { memoryMb: 100 })).rejects.toThrow(ToolError);
  });

  test('o ambiente do programa é o dado, e nada nosso vai junto', async () => {
    const names = (await inShell('env')).split('\n').map((line) => line.split('=', 1)[0]);
    expect(names.filter((name) => /DATABASE|HOME|npm_/.test(name ?? ''))).toEqual([]);
  });
});
