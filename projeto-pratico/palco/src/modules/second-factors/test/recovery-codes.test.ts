import { expect, test } from 'vitest';
import { hashRecoveryCode, newRecoveryCodes } from '../internal/recovery-codes.ts';

test('são dez, diferentes, de 24 letras que não se confundem', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
});

test('como a pessoa digita não importa: maiúsculas, espaços, hifens, O por zero, I e L por um', () => {
  const code = '0a1b-2c3d-4e5f-6g7h-8j9k-01mn';
  for (const typed of ['0A1B 2C3D 4E5F 6G7H 8J9K 01MN', 'oaib2c3d4e5f6g7h8j9kolmn', ` ${code} `])
    expect(hashRecoveryCode(typed)).toEqual(hashRecoveryCode(code));
  expect(hashRecoveryCode('0a1b-2c3d-4e5f-6g7h-8j9k-01mm')).not.toEqual(hashRecoveryCode(code));
});
