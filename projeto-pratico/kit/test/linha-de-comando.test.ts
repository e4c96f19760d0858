import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@trilha/services';
import { expect, test } from 'vitest';
import { hostile, isAlive, usePostgres } from './ambiente.ts';

usePostgres();

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function kit(...args: string[]) {
  const child = start(...args);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

test('--ajuda explica os códigos de saída e sai com 0', async () => {
  const { code, text } = await kit('--ajuda');
  expect(code).toBe(0);
  expect(text).toMatch(/Saída: 0 passou, 1 alguma tarefa falhou, 2 comando mal escrito/u);
});

test('uso errado sai com 2 e diz o que corrigir', async () => {
  expect(await kit('01')).toEqual({ code: 2, text: expect.stringMatching(/--comando ou --url/u) as string });
  const { code, text } = await kit('11', '--url', 'http://127.0.0.1:1');
  expect(code).toBe(2);
  expect(text).toMatch(/A etapa 11 ainda não existe\. Prontas: 01/u);
});

test('um servidor que sai logo reprova com 1, sem cor fora de um terminal', async () => {
  const { code, text } = await kit('01', '--comando', hostile('sai-com-zero'));
  expect(code).toBe(1);
  expect(text).not.toContain('\u001b');
  expect(text).toMatch(/✖ falhou {2}1 {2}Sobe na porta de PORT e fica pronto/u);
  expect(text).toMatch(/aconteceu {2}o processo terminou antes de ficar pronto \(código de saída 0\)/u);
  expect(text).toMatch(/releia {5}\S*exercicio-01-setup\/README\.md › Rode em cinco minutos/u);
});

test('--json escreve um evento por linha, do começo ao veredito', async () => {
  const { text } = await kit('01', '--json', '--comando', hostile('sai-com-zero'));
  const events = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(events[0]?.type).toBe('stage-started');
  expect(events.at(-1)).toMatchObject({ type: 'finished', verdict: { passed: false, exitCode: 1 } });
});

test.runIf(process.platform !== 'win32')(
  'kill -9 no kit não deixa o servidor sob teste vivo',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kit vigia '));
    const file = join(directory, 'pid');
    const child = start('01', '--json', '--comando', hostile('anota-pid', `"${file}"`));
    const pid = await waitFor(() => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined), {
      deadlineMs: 60_000,
      what: 'o servidor anotar o pid',
    });
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await waitFor(() => (isAlive(pid) ? undefined : true), {
      deadlineMs: 10_000,
      what: 'o servidor morrer com o kit',
    });
    rmSync(directory, { recursive: true });
  },
  90_000,
);
