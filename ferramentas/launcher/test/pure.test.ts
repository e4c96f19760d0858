import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { buildOnce } from '../src/build/build-once.ts';
import { fingerprint } from '../src/build/fingerprint.ts';
import { claimInstance } from '../src/process/instance.ts';
import { choosePort, portIsFree } from '../src/process/ports.ts';
import { restartDelay } from '../src/process/restart-policy.ts';
import { missingReport } from '../src/test-run/missing.ts';
import { pool } from '../src/test-run/pool.ts';
import { vitestProjects } from '../src/test-run/projects.ts';
import { readRecords, summarize } from '../src/test-run/records.ts';
import { partNames, select } from '../src/test-run/select.ts';
import { table, totals } from '../src/test-run/table.ts';
import { temporaryFolder } from './helpers.ts';

describe('portas', () => {
  const busy =
    (...ports: number[]) =>
    async (port: number) =>
      !ports.includes(port);

  test('a preferida, se livre; senão a próxima', async () => {
    expect(await choosePort(3000, new Set(), busy())).toBe(3000);
    expect(await choosePort(3000, new Set([3001]), busy(3000, 3002))).toBe(3003);
  });

  test('desiste depois de cinquenta', async () => {
    await expect(choosePort(3000, new Set(), async () => false)).rejects.toThrow('entre 3000 e 3049');
  });

  test.each(['127.0.0.1', '::1', '::'])('um servidor em %s ocupa a porta', async (host) => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, host, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    expect(await portIsFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await portIsFree(port)).toBe(true);
  });
});

test('a espera dobra a cada queda e acaba na sexta em dois minutos', () => {
  const now = 1_000_000;
  const crashes = (count: number) => Array.from({ length: count }, () => now);
  expect([1, 2, 3, 4, 5].map((count) => restartDelay(crashes(count), now))).toEqual([
    250, 500, 1000, 2000, 4000,
  ]);
  expect(restartDelay(crashes(6), now)).toBeUndefined();
  expect(restartDelay(crashes(6), now + 120_000)).toBe(125);
});

describe('impressão digital e construção', () => {
  test('muda com conteúdo e nome, não com pastas geradas', () => {
    const folder = temporaryFolder();
    writeFileSync(`${folder}/a.ts`, '1');
    const first = fingerprint([folder]);
    mkdirSync(`${folder}/dist`);
    writeFileSync(`${folder}/dist/x.js`, '2');
    expect(fingerprint([folder])).toBe(first);
    writeFileSync(`${folder}/a.ts`, '2');
    expect(fingerprint([folder])).not.toBe(first);
  });

  test('constrói uma vez por versão, e um corte no meio não conta como pronto', async () => {
    const cache = temporaryFolder();
    const source = temporaryFolder();
    writeFileSync(`${source}/a`, '1');
    let builds = 0;
    const spec = {
      name: 'pagina',
      sources: [source],
      build: async (folder: string) => {
        builds += 1;
        mkdirSync(folder);
        if (builds === 1) throw new Error('interrompida');
      },
    };
    await expect(buildOnce(cache, spec)).rejects.toThrow('interrompida');
    const built = await buildOnce(cache, spec);
    await buildOnce(cache, spec);
    expect(builds).toBe(2);
    writeFileSync(`${source}/a`, '2');
    const next = await buildOnce(cache, spec);
    expect(next).not.toBe(built);
    expect(existsSync(built)).toBe(false);
    expect(readdirSync(`${cache}/pagina`)).toHaveLength(1);
  });
});

test('só uma execução tem o lugar por vez', () => {
  const folder = temporaryFolder();
  const first = claimInstance(folder);
  expect(claimInstance(folder)).toBeUndefined();
  first?.release();
  const second = claimInstance(folder);
  expect(second).toBeDefined();
  second?.release();
});

describe('partes de npm test', () => {
  const projects = ['launcher', 'palco'];

  test('sem nome é tudo; com nome, só aquilo', () => {
    expect(select([], projects).projects).toEqual(projects);
    const chosen = select(['palco', 'tipos'], projects);
    expect(chosen.projects).toEqual(['palco']);
    expect(chosen.static.map((step) => step.name)).toEqual(['tipos']);
    expect(chosen.late).toEqual([]);
  });

  test('nome desconhecido lista os que existem', () => {
    expect(() => select(['banco'], projects)).toThrow(/Parte desconhecida: banco.*palco/);
  });

  test('os projetos do Vitest são partes, e nenhum nome se repete', () => {
    const names = partNames(vitestProjects());
    expect(names).toContain('launcher');
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('resultado de npm test', () => {
  const record = {
    project: 'palco',
    file: 'a.test.ts',
    durationMs: 10,
    passed: 2,
    failures: [{ test: 'b', message: 'c' }],
    skipped: [{ test: 'lê do Redis', reason: 'falta redis' }],
    unstable: [],
  };

  test('soma arquivos por projeto e ignora uma linha cortada', () => {
    const file = `${temporaryFolder()}/relato`;
    writeFileSync(file, `${JSON.stringify(record)}\n${JSON.stringify(record)}\n{"project":"pal`);
    expect(summarize(readRecords(file))).toEqual([
      { project: 'palco', files: 2, passed: 4, failed: 2, skipped: 2, durationMs: 20 },
    ]);
  });

  test('a última linha tem a forma combinada', () => {
    const rows = [
      { title: 'Tipos', durationMs: 1000, passed: 1, failed: 0, skipped: 0 },
      { title: 'Testes de palco', durationMs: 5000, passed: 7, failed: 2, skipped: 1 },
    ];
    expect(totals(rows)).toBe('8 passed, 2 failed');
    expect(table(rows)).toContain('2 com falha, 7 de 10, 1 não rodou');
  });

  test('o que falta diz o que não rodou e como obter', () => {
    const diagnosis = {
      part: 'redis',
      status: 'missing' as const,
      enables: 'filas',
      reasons: [],
      howToGet: 'apt install redis',
    };
    const report = missingReport([diagnosis], [record]);
    expect(report).toContain('redis: não há nesta máquina');
    expect(report).toContain('a.test.ts › lê do Redis');
    expect(report).toContain('Como obter: apt install redis');
    expect(missingReport([], [{ ...record, skipped: [] }])).toBe('');
  });

  test('o limite de simultâneos é respeitado e a ordem dos resultados é a dos itens', async () => {
    let active = 0;
    let most = 0;
    const results = await pool([3, 1, 2], 2, async (item) => {
      active += 1;
      most = Math.max(most, active);
      await Promise.resolve();
      active -= 1;
      return item * 10;
    });
    expect(most).toBe(2);
    expect(results).toEqual([30, 10, 20]);
  });
});
