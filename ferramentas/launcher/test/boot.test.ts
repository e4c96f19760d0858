import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { dependenciesReady, ensureDependencies } from '../boot/dependencies.mjs';
import { withLock } from '../boot/install-lock.mjs';
import { npmCommand } from '../boot/npm.mjs';
import { createProgress, duration } from '../boot/progress.mjs';
import { isRecentEnough, pinnedNode } from '../boot/runtime.mjs';
import { ensureShortcuts } from '../boot/shortcuts.mjs';
import { allGone, fixture, launch, temporaryFolder } from './helpers.ts';

const silent = createProgress({ write: () => {} }, {});

function tree() {
  const folder = temporaryFolder();
  const result = { lock: `${folder}/package-lock.json`, modules: `${folder}/node_modules` };
  writeFileSync(result.lock, '{"packages":{"node_modules/a":{"integrity":"sha512-1"}}}');
  return result;
}

function installer(target: { modules: string }) {
  const calls = { count: 0 };
  const install = async () => {
    calls.count += 1;
    mkdirSync(target.modules, { recursive: true });
  };
  return { calls, install };
}

describe('dependências', () => {
  test('instalam uma vez e de novo só quando o lockfile muda', async () => {
    const target = tree();
    const { calls, install } = installer(target);
    await ensureDependencies(silent, install, target);
    await ensureDependencies(silent, install, target);
    expect(calls.count).toBe(1);
    writeFileSync(target.lock, '{"packages":{}}');
    await ensureDependencies(silent, install, target);
    expect(calls.count).toBe(2);
  });

  test('uma instalação morta no meio é refeita: o carimbo só existe no fim', async () => {
    const target = tree();
    const half = async () => {
      mkdirSync(target.modules, { recursive: true });
      throw new Error('queda de energia');
    };
    await expect(ensureDependencies(silent, half, target)).rejects.toThrow('queda');
    expect(existsSync(`${target.modules}/.trilha-lock`)).toBe(false);
    const { calls, install } = installer(target);
    await ensureDependencies(silent, install, target);
    expect(calls.count).toBe(1);
  });

  test('um npm install feito à mão é reconhecido, se deixou o que o lockfile pede', () => {
    const target = tree();
    mkdirSync(target.modules);
    const hidden = `${target.modules}/.package-lock.json`;
    writeFileSync(hidden, '{"packages":{"node_modules/a":{"integrity":"sha512-outra"}}}');
    expect(dependenciesReady(target)).toBe(false);
    cpSync(target.lock, hidden);
    expect(dependenciesReady(target)).toBe(true);
  });

  test('um npm install feito à mão que deixou de fora uma opcional nossa é refeito', () => {
    const target = tree();
    mkdirSync(target.modules);
    const wanted = {
      parte: { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
      'node_modules/b': { optional: true, integrity: 'sha512-2' },
      'node_modules/c': { optional: true, os: ['sistema-alheio'] },
    };
    writeFileSync(target.lock, JSON.stringify({ packages: wanted }));
    const hidden = `${target.modules}/.package-lock.json`;
    writeFileSync(hidden, '{"packages":{}}');
    expect(dependenciesReady(target)).toBe(false);
    writeFileSync(hidden, JSON.stringify({ packages: { 'node_modules/b': wanted['node_modules/b'] } }));
    expect(dependenciesReady(target)).toBe(true);
  });

  test('apagar node_modules faz instalar de novo', async () => {
    const target = tree();
    const { calls, install } = installer(target);
    await ensureDependencies(silent, install, target);
    rmSync(target.modules, { recursive: true });
    await ensureDependencies(silent, install, target);
    expect(calls.count).toBe(2);
  });
});

describe('trava de instalação', () => {
  test('a de um processo morto é tomada', async () => {
    const file = `${temporaryFolder()}/trava`;
    writeFileSync(file, '999999999');
    expect(await withLock(file, async () => 'feito')).toBe('feito');
    expect(existsSync(file)).toBe(false);
  });

  test('dois ao mesmo tempo rodam um depois do outro', async () => {
    const file = `${temporaryFolder()}/trava`;
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} entra`);
      await Promise.resolve();
      events.push(`${name} sai`);
    };
    await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);
    expect(events).toEqual(['a entra', 'a sai', 'b entra', 'b sai']);
  });
});

test.skipIf(process.platform === 'win32')(
  'o npm acha o Node do projeto e o comando trilha de dentro de uma subpasta',
  () => {
    const root = temporaryFolder();
    const pretend = `${root}/node-de-mentira`;
    writeFileSync(pretend, '#!/bin/sh\necho o Node do projeto\n', { mode: 0o755 });
    ensureShortcuts('/um/node/que/mudou', `${root}/node_modules/.bin`);
    ensureShortcuts(pretend, `${root}/node_modules/.bin`);
    const folder = `${root}/minha-trilha/palco`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/package.json`, '{"scripts":{"qual":"node servidor.ts && command -v trilha"}}');
    const { stdout } = spawnSync('npm', ['run', '--silent', 'qual'], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toBe(`o Node do projeto\n${root}/node_modules/.bin/trilha\n`);
  },
);

describe('Node do projeto', () => {
  test.each([
    ['18.20.0', false],
    ['24.17.9', false],
    ['24.18.0', true],
    ['v26.0.0', true],
  ])('%s serve: %s', (version, expected) => expect(isRecentEnough(version)).toBe(expected));

  test.each([
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['win32', 'arm64'],
  ])('%s-%s tem versão fixada, recente e com hash no lockfile', (platform, arch) => {
    const { name, version } = pinnedNode(platform, arch);
    expect(isRecentEnough(version)).toBe(true);
    const lock = JSON.parse(readFileSync(fixture('../../node-runtime/package-lock.json'), 'utf8'));
    const locked = lock.packages[`node_modules/${name}`];
    expect(locked.version).toBe(version);
    expect(locked.integrity).toMatch(/^sha512-/);
    expect(locked.resolved).toBeUndefined();
  });

  test('plataforma sem Node pronto diz o que fazer', () => {
    expect(() => pinnedNode('freebsd', 'x64')).toThrow('Não há Node pronto para freebsd-x64');
  });
});

test('o npm que nos chamou é preferido, inclusive por npx', () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/npm-cli.js`, '');
  expect(npmCommand('/um/node', { npm_execpath: `${folder}/npx-cli.js` })).toEqual([
    '/um/node',
    `${folder}/npm-cli.js`,
  ]);
});

test.skipIf(process.platform === 'win32')('kill -9 de quem instala encerra a instalação', async () => {
  const folder = temporaryFolder();
  const parent = launch(fixture('run-logged-parent.mjs'), {
    LOG: `${folder}/registro.log`,
    PID_FILE: `${folder}/pid`,
  });
  const pid = await waitFor(
    () =>
      existsSync(`${folder}/pid`) ? Number(readFileSync(`${folder}/pid`, 'utf8')) || undefined : undefined,
    { deadlineMs: 10_000, what: 'comando sob vigia' },
  );
  parent.child.kill('SIGKILL');
  await allGone([pid], 10_000);
});

describe('linhas de progresso', () => {
  const capture = () => {
    const lines: string[] = [];
    return { lines, progress: createProgress({ write: (text) => lines.push(text) }, {}) };
  };

  test('fora de um terminal sai uma linha por passo, sem códigos de cor', async () => {
    const { lines, progress } = capture();
    await progress.step('Banco', (rename) => rename('Banco 18'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^ {2}✓ Banco 18 +0,0 s\n$/);
  });

  test('a falha aparece na linha e segue adiante', async () => {
    const { lines, progress } = capture();
    const failing = progress.step('Banco', () => Promise.reject(new Error('sem disco')));
    await expect(failing).rejects.toThrow('sem disco');
    expect(lines[0]).toContain('✗ Banco');
  });

  test.each([
    [840, '0,8 s'],
    [65_000, '65,0 s'],
    [125_000, '2 min 05 s'],
  ])('%i ms se lê %s', (ms, text) => expect(duration(ms)).toBe(text));
});
