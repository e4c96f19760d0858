import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FieldError } from '#kernel/errors.ts';
import { isCommonPassword } from '../internal/common-passwords.ts';
import { checkPassword } from '../internal/rules.ts';

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

test.each(['Palco@2026', 'palco123', '123administração', 'ADM1N-2026', '__suporte__9'])(
  'palavra da casa com enfeite nas pontas: %s é recusada',
  (password) => {
    const errors: FieldError[] = [];
    checkPassword({ password, identities: [], isCommon: () => false }, errors);
    expect(errors).toMatchObject([{ field: 'password' }]);
  },
);

test.each(['palco de madeira', 'meu palco 2026', 'coxia iluminada 42', '1234567890'])(
  'a palavra no meio de uma frase não incomoda: %s passa',
  (password) => {
    const errors: FieldError[] = [];
    checkPassword({ password, identities: [], isCommon: () => false }, errors);
    expect(errors).toEqual([]);
  },
);
