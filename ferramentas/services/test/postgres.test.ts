import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDatabase, dropDatabase, service } from '../src/index.ts';
import { isReachable, isRoot, projectRoot, UNPRIVILEGED_ID } from '../src/paths.ts';
import { copyProject, hold, temporaryDir, untilGone } from './support.ts';

// Estas provas são do servidor embutido, e as cópias do projeto (62 MB) levam 20 s numa máquina ocupada.
vi.stubEnv('TRILHA_POSTGRES_URL', '');
vi.setConfig({ testTimeout: 120_000 });

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Pasta que o usuário do banco atravessa, com espaço no nome; `temporaryDir` nasce 0700. */
function openDir(): string {
  const dir = temporaryDir();
  chmodSync(dir, 0o755);
  return dir;
}

describe('instâncias efêmeras', () => {
  test('três ao mesmo tempo não se misturam e somem ao parar', async () => {
    const all = await Promise.all([1, 2, 3].map(() => service('postgres')));
    await Promise.all(all.map(({ url }, index) => query(url, `CREATE TABLE t AS SELECT ${index} AS n`)));
    const rows = await Promise.all(all.map(({ url }) => query(url, 'SELECT n FROM t')));
    expect(rows).toEqual([[{ n: 0 }], [{ n: 1 }], [{ n: 2 }]]);
    await Promise.all(all.map((running) => running.stop()));
    expect(all.map(({ dataDir }) => existsSync(String(dataDir)))).toEqual([false, false, false]);
    await expect(query(String(all[0]?.url), 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('parâmetros pedidos valem, e a senha errada é recusada', async () => {
    await using running = await service('postgres', { settings: { work_mem: '7MB', fsync: 'on' } });
    const rows = await query(
      running.url,
      `SELECT current_setting('work_mem') AS m, current_setting('fsync') AS f`,
    );
    expect(rows).toEqual([{ m: '7MB', f: 'on' }]);
    const wrong = new URL(running.url);
    wrong.password = 'errada';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  test('bancos clonados de um modelo são independentes e podem ser apagados em uso', async () => {
    await using running = await service('postgres');
    const template = await createDatabase(running.url, { name: 'modelo "raro"' });
    await query(template, 'CREATE TABLE t (n int)');
    const clone = await createDatabase(running.url, { template: 'modelo "raro"' });
    await query(clone, 'INSERT INTO t VALUES (1)');
    expect(await query(template, 'SELECT * FROM t')).toEqual([]);
    const open = new pg.Client({ connectionString: clone });
    open.on('error', () => {});
    await open.connect();
    await dropDatabase(clone);
    await expect(query(clone, 'SELECT 1')).rejects.toThrow('does not exist');
    await dropDatabase(clone);
  });

  test('uma porta ocupada é dita com clareza', async () => {
    await using first = await service('postgres');
    const port = Number(new URL(first.url).port);
    await expect(service('postgres', { port })).rejects.toThrow(`a porta ${port} já está em uso`);
  });
});

/** Todos usam a mesma pasta, que cada um deixa parada: um `initdb` basta, e leva mais que o resto do teste. */
describe('dados duráveis', () => {
  const place = mkdtempSync(join(tmpdir(), 'trilha teste '));
  chmodSync(place, 0o755);
  const dataDir = join(place, 'dados do banco');
  afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));

  test('sobrevivem à parada, em caminho com espaço, e gravam com segurança', async () => {
    {
      await using first = await service('postgres', { dataDir });
      await query(first.url, 'CREATE TABLE t AS SELECT 42 AS n');
      expect(await query(first.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    }
    await using second = await service('postgres', { dataDir });
    expect(await query(second.url, 'SELECT n FROM t')).toEqual([{ n: 42 }]);
  });

  test('a pasta em uso é recusada com o número do processo', async () => {
    await using first = await service('postgres', { dataDir });
    const second = service('postgres', { dataDir });
    await expect(second).rejects.toThrow(`já está em uso por outro PostgreSQL (processo ${first.pid})`);
  });

  test('uma pasta com outra coisa dentro é recusada e fica intacta', async () => {
    const dir = openDir();
    writeFileSync(join(dir, 'trabalho.txt'), 'meu');
    await expect(service('postgres', { dataDir: dir })).rejects.toThrow('não está vazia e não é uma base');
    expect(existsSync(join(dir, 'trabalho.txt'))).toBe(true);
  });

  test('depois de kill -9 no servidor, o dado confirmado está lá', async () => {
    const first = await service('postgres', { dataDir });
    await query(first.url, 'CREATE TABLE confirmado AS SELECT 42 AS n');
    process.kill(Number(first.pid), 'SIGKILL');
    await untilGone(first.pid);
    await first.stop();
    await using second = await service('postgres', { dataDir });
    expect(await query(second.url, 'SELECT n FROM confirmado')).toEqual([{ n: 42 }]);
  });

  test('depois de kill -9 no pai, o próximo início espera o banco anterior sair', async () => {
    const { child } = await hold(['segurar', `postgres=${dataDir}`]);
    child.kill('SIGKILL');
    await using second = await service('postgres', { dataDir });
    expect(await query(second.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  test.runIf(process.platform === 'linux')(
    'um postmaster.pid velho com o número de outro programa',
    async () => {
      await (await service('postgres', { dataDir })).stop();
      writeFileSync(
        join(dataDir, 'postmaster.pid'),
        `${process.pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n\nready\n`,
      );
      await using again = await service('postgres', { dataDir });
      expect(await query(again.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    },
  );
});

describe.runIf(isRoot())('como root', () => {
  test('numa pasta 0700, com npm ci --ignore-scripts: programas e dados vão para fora', async () => {
    const closed = temporaryDir();
    const packageDir = copyProject(join(closed, 'projeto'));
    const dataDir = join(closed, 'projeto/.local/dados/postgres');
    const env = { TRILHA_LOCAL: undefined };
    const { child, report } = await hold(['segurar', 'postgres', `postgres=${dataDir}`], { packageDir, env });
    onTestFinished(() => rmSync(report.outside, { recursive: true, force: true }));
    expect(report.error).toBeUndefined();
    for (const { url, dataDir: real } of report.services) {
      expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
      expect(real?.startsWith(report.outside)).toBe(true);
    }
    child.kill('SIGKILL');
    for (const { pid } of report.services) await untilGone(pid);
    await untilGone(report.guardian);
  });

  const reachable = isReachable(process.execPath) && isReachable(projectRoot);
  test.skipIf(!reachable)('um usuário comum, sem HOME, num projeto em que não pode escrever', async () => {
    const open = openDir();
    const packageDir = copyProject(join(open, 'projeto'));
    const env = { HOME: '/inexistente', TMPDIR: undefined, TRILHA_LOCAL: undefined };
    const { child, report } = await hold(['segurar', 'postgres'], { packageDir, uid: UNPRIVILEGED_ID, env });
    onTestFinished(() => rmSync(report.outside, { recursive: true, force: true }));
    expect(report.error).toBeUndefined();
    expect(await query(String(report.services[0]?.url), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    child.kill('SIGKILL');
    await untilGone(report.services[0]?.pid);
    await untilGone(report.guardian);
  });

  test('uma pasta externa que é de outro não é usada', async () => {
    const closed = temporaryDir();
    const env = { TRILHA_LOCAL: join(closed, '.local') };
    const first = await hold(['sair', 'smtp'], { env });
    mkdirSync(first.report.outside, { recursive: true });
    onTestFinished(() => rmSync(first.report.outside, { recursive: true, force: true }));
    chownSync(first.report.outside, 12345, 12345);
    const { report } = await hold(['segurar', 'postgres'], { env });
    expect(report.error?.message).toContain('pertence a outro usuário');
  });
});
