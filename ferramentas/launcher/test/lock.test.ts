import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PATHS } from '../boot/paths.mjs';
import { missingEntries, platformOf } from '../src/lock/complete.ts';

test('o lockfile do projeto traz os pacotes de todas as plataformas, sem o que o npm ci o recusa', () => {
  const { packages } = JSON.parse(readFileSync(PATHS.lock, 'utf8'));
  expect(Object.keys(missingEntries(packages))).toEqual([]);
});

test('acha o que falta, na raiz ou dentro de quem pede', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-linux-x64': '2.0.0', 'a-darwin-arm64': '2.0.0' } },
    'node_modules/a-linux-x64': {},
    'node_modules/b/node_modules/a': { optionalDependencies: { 'a-darwin-arm64': '1.0.0' } },
  };
  expect(missingEntries(packages)).toEqual({
    'node_modules/a-darwin-arm64': { version: '2.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/b/node_modules/a/node_modules/a-darwin-arm64': {
      version: '1.0.0',
      optional: true,
      os: ['darwin'],
      cpu: ['arm64'],
    },
  });
});

test.each([
  ['@pagefind/windows-x64', { os: ['win32'], cpu: ['x64'] }],
  ['@oxlint/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
  ['@astrojs/compiler-binding-wasm32-wasi', { cpu: ['wasm32'] }],
])('%s é de %o', (name, expected) => expect(platformOf(name)).toEqual(expected));
