import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../internal/passwords.ts';

/** O hash de quando a casa normalizava em NFKC, com os parâmetros que se queira. */
function nfkcHash(password: string, memory = 19_456): string {
  const nonce = Buffer.alloc(16, 7);
  const message = Buffer.from(password.normalize('NFKC'));
  const tag = argon2Sync('argon2id', { message, nonce, tagLength: 32, memory, passes: 2, parallelism: 1 });
  const b64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=2,p=1$${b64(nonce)}$${b64(tag)}`;
}

test('o acento escrito de um jeito ou de outro é a mesma senha', async () => {
  const stored = await hashPassword('coração valente'.normalize('NFD'));
  expect(await verifyPassword('coração valente'.normalize('NFC'), stored)).toBe('current');
});

test('algarismo largo e comum são letras diferentes: NFC, e não NFKC', async () => {
  const stored = await hashPassword('filme de época \uff12');
  expect(await verifyPassword('filme de época 2', stored)).toBeNull();
  expect(await verifyPassword('filme de época \uff12', stored)).toBe('current');
});

test('senha guardada em NFKC segue valendo, e pede hash novo', async () => {
  const stored = nfkcHash('filme de época \uff12');
  expect(await verifyPassword('filme de época \uff12', stored)).toBe('outdated');
  expect(await verifyPassword('outro filme \uff12', stored)).toBeNull();
});

test('senha sem nada que o NFKC mude não pede hash novo; parâmetros antigos pedem', async () => {
  expect(await verifyPassword('filme de época 2', nfkcHash('filme de época 2'))).toBe('current');
  expect(await verifyPassword('filme de época 2', nfkcHash('filme de época 2', 9_728))).toBe('outdated');
});

test('hash em formato desconhecido é defeito, e não senha errada', async () => {
  await expect(verifyPassword('qualquer', 'texto puro')).rejects.toThrow('formato desconhecido');
});
