import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { onceInCache } from '../src/cache.ts';
import { waitFor } from '../src/index.ts';
import { withLock } from '../src/lock.ts';
import { hold, startHolder, temporaryDir } from './support.ts';

function startOnce(target: string, journal: string, mode: 'travar' | 'terminar'): ChildProcess {
  const script = join(import.meta.dirname, 'fixtures/once.ts');
  const child = spawn(process.execPath, [script, target, journal, mode], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('três processos ao mesmo tempo: um trabalha, os outros aproveitam', async () => {
  const dir = temporaryDir();
  const journal = join(dir, 'diario');
  const children = [1, 2, 3].map(() => startOnce(join(dir, 'alvo'), journal, 'terminar'));
  await Promise.all(children.map((child) => once(child, 'exit')));
  expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  expect(readFileSync(journal, 'utf8')).toBe('feito\n');
});

test('kill -9 no meio: a trava se solta, o resto some e a próxima chamada completa', async () => {
  const dir = temporaryDir();
  const journal = join(dir, 'diario');
  const target = join(dir, 'alvo');
  const child = startOnce(target, journal, 'travar');
  await waitFor(() => existsSync(journal) || undefined, { deadlineMs: 10_000, what: 'meio do trabalho' });
  child.kill('SIGKILL');
  await onceInCache(target, async (partial) => writeFileSync(join(partial, 'inteiro'), 'x'));
  expect(readdirSync(target)).toEqual(['inteiro']);
  expect(readdirSync(dir).sort()).toEqual(['alvo', 'diario']);
});

test('um trabalho que falha não deixa pasta e solta a trava', async () => {
  const target = join(temporaryDir(), 'alvo');
  const failing = onceInCache(target, () => Promise.reject(new Error('falhou')));
  await expect(failing).rejects.toThrow('falhou');
  expect(existsSync(target)).toBe(false);
  await onceInCache(target, async () => {});
  expect(existsSync(target)).toBe(true);
});

test('dentro do mesmo processo a trava também exclui', async () => {
  const events: string[] = [];
  const work = (name: string) =>
    withLock('prova-de-exclusao', async () => {
      events.push(`entra ${name}`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`sai ${name}`);
    });
  await Promise.all([work('a'), work('b')]);
  const first = events[0] === 'entra a' ? ['a', 'b'] : ['b', 'a'];
  expect(events).toEqual(first.flatMap((name) => [`entra ${name}`, `sai ${name}`]));
});

test('um download interrompido recomeça, mesmo sem as listas de pacotes do sistema', {
  timeout: 180_000,
}, async (context) => {
  const local = temporaryDir();
  const empty = join(local, 'apt-vazio');
  mkdirSync(join(empty, 'partial'), { recursive: true });
  writeFileSync(join(local, 'apt.conf'), `Dir::State::lists "${empty}";\nDir::Cache "${empty}";\n`);
  const env = { TRILHA_LOCAL: local, TRILHA_ORIGENS: 'deb', APT_CONFIG: join(local, 'apt.conf') };
  const interrupted = startHolder(['segurar', 'redis'], { env });
  const debs = join(local, 'cache/deb');
  const isPartial = () => existsSync(debs) && readdirSync(debs).some((name) => name.startsWith('.parcial-'));
  await waitFor(() => isPartial() || interrupted.exitCode !== null || undefined, {
    deadlineMs: 30_000,
    what: 'início do download',
  });
  interrupted.kill('SIGKILL');
  const { report } = await hold(['sair', 'redis'], { env });
  if (report.error?.code === 'SERVICE_MISSING' && process.env.EXIGIR_SERVICOS !== '1') {
    context.skip(`sem rede ou sem apt: ${report.error.message}`);
  }
  expect(report.error).toBeUndefined();
  expect(report.services[0]).toMatchObject({ source: 'deb' });
  expect(readdirSync(debs)).toHaveLength(1);
  expect(existsSync(join(local, 'cache/apt/listas'))).toBe(true);
});
