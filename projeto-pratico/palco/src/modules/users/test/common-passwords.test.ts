import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCommonPassword } from '../internal/common-passwords.ts';

test.each([
  '12345678',
  'PassWord',
  'ｐａｓｓｗｏｒｄ',
  'senha123456',
  'Flamengo2024',
  'maria@123',
  'qwertyuiop',
])('%s é comum', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(['coxia iluminada 42', '# Senhas de 8 ou mais caracteres', ''])('%j não é', (password) => {
  expect(isCommonPassword(password)).toBe(false);
});

test('a lista está em ordem, sem repetição, em minúsculas e só com o que a política deixaria passar', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'internal', 'data', 'senhas-comuns.txt'), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('# '));
  expect(lines.length).toBeGreaterThan(20_000);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.filter((line) => line.length < 8 || line !== line.normalize('NFKC').toLowerCase())).toEqual(
    [],
  );
});
