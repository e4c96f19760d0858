import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, test, vi } from 'vitest';
import { guardianPid } from '../src/guard/guardian.ts';
import { service, spawnGuarded, waitFor } from '../src/index.ts';
import { requireService } from '../src/vitest.ts';
import { hold, isRunning, temporaryDir, untilGone } from './support.ts';

vi.stubEnv('TRILHA_POSTGRES_URL', '');
vi.stubEnv('TRILHA_REDIS_URL', '');
vi.setConfig({ testTimeout: 60_000 });

const redis = requireService('redis');
/** O prazo prometido ao usuário: nada nosso vive mais que isto depois do pai. */
const ORPHAN_DEADLINE_MS = 10_000;

describe('o que iniciamos morre com o pai', () => {
  test.for(['segurar', 'sair', 'perder-guardião'])('no modo “%s”', async (mode) => {
    const { child, report } = await hold([mode, 'postgres']);
    const [postgres] = report.services;
    if (mode === 'segurar') child.kill('SIGKILL');
    await untilGone(postgres?.pid, ORPHAN_DEADLINE_MS);
    await untilGone(report.guardian, ORPHAN_DEADLINE_MS);
    // Sem guardião ninguém apaga os dados na saída; ficam para a limpeza de restos, que aqui antecipamos.
    if (mode === 'perder-guardião') rmSync(String(postgres?.dataDir), { recursive: true });
    expect(existsSync(String(postgres?.dataDir))).toBe(false);
  });

  test('um servidor comum também, com kill -9', async (context) => {
    await redis(context);
    const { child, report } = await hold(['segurar', 'redis']);
    const client = new Redis(String(report.services[0]?.url), { retryStrategy: () => null });
    client.on('error', () => {});
    expect(await client.ping()).toBe('PONG');
    const closed = once(client, 'end');
    child.kill('SIGKILL');
    await closed;
  });

  test('sem stop, o Node termina sozinho e com código 0', async () => {
    const { child } = await hold(['sair', 'postgres', 'smtp']);
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  test('o filho recebe o sinal pedido e tempo para usá-lo', async () => {
    const file = join(temporaryDir(), 'sinal');
    const script = `trap 'echo INT > "$0"; exit 0' INT; echo pronto > "$0"; while :; do sleep 0.05; done`;
    const started = await spawnGuarded('sh', ['-c', script, file], { stopSignal: 'SIGINT' });
    await waitFor(() => (existsSync(file) && readFileSync(file, 'utf8') === 'pronto\n') || undefined, {
      deadlineMs: 5000,
      what: 'script pronto',
    });
    expect(await started.stop()).toEqual({ code: 0, signal: null });
    expect(readFileSync(file, 'utf8')).toBe('INT\n');
  });

  test('quem ignora o sinal recebe SIGKILL, e os netos do grupo também', async () => {
    const file = join(temporaryDir(), 'neto');
    const script = `trap '' TERM; sleep 300 & echo $! > "$0"; while :; do sleep 0.05; done`;
    const started = await spawnGuarded('sh', ['-c', script, file], { killAfterMs: 100 });
    const grandchild = await waitFor(
      () => Number(existsSync(file) ? readFileSync(file, 'utf8') : '') || undefined,
      { deadlineMs: 5000, what: 'neto' },
    );
    expect(isRunning(grandchild)).toBe(true);
    expect(await started.stop()).toEqual({ code: null, signal: 'SIGKILL' });
    await untilGone(grandchild);
  });

  test('um programa que não existe é um erro, não um evento solto', async () => {
    await expect(spawnGuarded('/inexistente/programa', [])).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('morto o guardião, outro assume o que já estava de pé', async () => {
    const started = await spawnGuarded('sleep', ['300']);
    const first = Number(guardianPid());
    process.kill(first, 'SIGKILL');
    const second = await waitFor(() => (guardianPid() === first ? undefined : guardianPid()), {
      deadlineMs: 5000,
      what: 'novo guardião',
    });
    expect(isRunning(second)).toBe(true);
    await started.stop();
  });

  test('parar duas vezes é o mesmo que uma', async () => {
    const running = await service('postgres');
    await Promise.all([running.stop(), running.stop()]);
    await running.stop();
  });
});

test.runIf(process.platform === 'linux')('o filho que o pai não chegou a anotar também morre', async () => {
  const script = join(import.meta.dirname, 'fixtures/newborn.ts');
  const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  await untilGone(Number(stdout), ORPHAN_DEADLINE_MS);
});

test('o novo guardião para mesmo o que herdou', async () => {
  const { child, report } = await hold(['segurar', 'postgres']);
  process.kill(report.guardian, 'SIGKILL');
  await untilGone(report.guardian);
  // O herdeiro é o único filho do pai que é um guardião; espera-se que exista antes de matar o pai.
  const heir = await waitFor(() => findGuardianOf(Number(child.pid), report.guardian), {
    deadlineMs: 5000,
    what: 'herdeiro',
  });
  child.kill('SIGKILL');
  await untilGone(report.services[0]?.pid, ORPHAN_DEADLINE_MS);
  await untilGone(heir, ORPHAN_DEADLINE_MS);
  expect(existsSync(String(report.services[0]?.dataDir))).toBe(false);
});

function findGuardianOf(parent: number, except: number): number | undefined {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return children.find((pid) => {
    if (pid === except) return false;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('guardian.mjs');
  });
}
