import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aboutFile, between, markOf, parse, tally, trace } from './tracing.ts';

const OUTPUT = `10 access("/trilha-marca/chamou", F_OK) = -1 ENOENT (No such file or directory)
10 epoll_pwait(16,  <unfinished ...>
11 openat(AT_FDCWD, "/a b", O_RDONLY|O_CLOEXEC <unfinished ...>
11 <... openat resumed>)             = 21
11 read(21, "x) = 3"..., 100)       = 100
10 <... epoll_pwait resumed>[{events=EPOLLIN}], 1024, -1, NULL, 8) = 1
10 read(20, "\\1\\0\\0\\0\\0\\0\\0\\0", 1024) = 8
10 --- SIGCHLD {si_signo=SIGCHLD} ---
11 close(21)                         = 0
10 access("/trilha-marca/terminou", F_OK) = -1 ENOENT (No such file or directory)
10 futex(0x1, FUTEX_WAIT <unfinished ...>
11 +++ exited with 0 +++`;

it('junta as duas metades de uma chamada no lugar em que ela começou', () => {
  const calls = parse(OUTPUT);
  expect(calls.map(({ name, result }) => `${name} ${result}`)).toEqual([
    'access -1 ENOENT (No such file or directory)',
    'epoll_pwait 1',
    'openat 21',
    'read 100',
    'read 8',
    'close 0',
    'access -1 ENOENT (No such file or directory)',
    'futex ?',
  ]);
  expect(calls[1]?.args).toBe('16, [{events=EPOLLIN}], 1024, -1, NULL, 8');
  expect(calls[2]?.args).toBe('AT_FDCWD, "/a b", O_RDONLY|O_CLOEXEC');
});

it.each(['"/trilha-marca/a", F_OK', 'AT_FDCWD, "/trilha-marca/a", F_OK'])('acha a marca em %s', (args) => {
  expect(markOf({ pid: 1, name: 'faccessat', args, result: '-1 ENOENT' })).toBe('a');
});

it('o cache de compilação do Node não entra na conta', async ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'cache '));
  process.env.NODE_COMPILE_CACHE = folder;
  try {
    const calls = await trace([join(import.meta.dirname, 'cauda.ts')]);
    if (typeof calls === 'string') skip(calls);
    else expect(calls.filter(({ args }) => args.includes(folder))).toEqual([]);
  } finally {
    delete process.env.NODE_COMPILE_CACHE;
    rmSync(folder, { recursive: true });
  }
});

it('separa o que houve entre duas marcas e o que trata de um arquivo', () => {
  const calls = parse(OUTPUT);
  expect(calls.flatMap((call) => markOf(call) ?? [])).toEqual(['chamou', 'terminou']);
  expect(tally(between(calls, 'chamou', 'terminou'))).toEqual(
    new Map([
      ['epoll_pwait', 1],
      ['openat', 1],
      ['read', 2],
      ['close', 1],
    ]),
  );
  expect(aboutFile(calls, '/a b').map(({ name }) => name)).toEqual(['openat', 'read', 'close']);
  expect(aboutFile(calls, '/outro')).toEqual([]);
  expect(() => between(calls, 'chamou', 'nunca')).toThrow('nunca');
});
