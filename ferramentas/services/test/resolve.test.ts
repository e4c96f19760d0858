import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { binary } from '../src/index.ts';
import { npmFile } from '../src/resolve/npm.ts';
import { requireBinary } from '../src/vitest.ts';
import { temporaryDir } from './support.ts';

const ffmpeg = requireBinary('ffmpeg');

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a ordem é variável de ambiente, PATH e só depois npm', async (context) => {
  const real = await ffmpeg(context);
  const dir = temporaryDir();
  symlinkSync(real.path, join(dir, 'ffmpeg'));
  vi.stubEnv('PATH', dir);
  expect(await binary('ffmpeg')).toMatchObject({ source: 'path', path: join(dir, 'ffmpeg') });
  vi.stubEnv('TRILHA_FFMPEG', real.path);
  expect(await binary('ffmpeg')).toMatchObject({ source: 'env', path: real.path });
});

test('um programa quebrado no PATH não impede o do npm', async (context) => {
  const { source } = await ffmpeg(context);
  const dir = temporaryDir();
  writeFileSync(join(dir, 'ffmpeg'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
  vi.stubEnv('PATH', dir);
  if (source !== 'env') expect(await binary('ffmpeg')).toMatchObject({ source: 'npm' });
});

test('o arquivo de um pacote ganha a permissão de execução que o script de instalação daria', async () => {
  const dir = join(temporaryDir(), 'pacote');
  mkdirSync(dir);
  const file = process.platform === 'win32' ? 'programa.exe' : 'programa';
  writeFileSync(join(dir, file), '');
  chmodSync(join(dir, file), 0o644);
  const located = await npmFile('pacote', 'programa').prepare(dir, true);
  expect(located).toEqual({ path: join(dir, file), env: {} });
  if (process.platform !== 'win32') expect(statSync(join(dir, file)).mode & 0o111).toBe(0o111);
});
