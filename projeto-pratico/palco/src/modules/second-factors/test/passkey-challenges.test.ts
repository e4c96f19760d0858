import { expect, test } from 'vitest';
import { createSeal } from '#kernel/seal.ts';
import { CHALLENGE_TTL_MS, createPasskeyChallenges, SIGN_IN } from '../internal/passkey-challenges.ts';

const now = { at: 1_800_000_000_000 };
const clock = { now: () => new Date(now.at) };
const challenges = createPasskeyChallenges({ seal: createSeal('a'.repeat(32), 'teste'), clock });
const fresh = (purpose: string) => challenges.create(purpose).toString('base64url');

test('o desafio é reconhecido sem ter sido guardado, só para o que foi pedido', () => {
  const challenge = fresh('conta-1');
  expect(challenges.open(challenge, 'conta-1')).toMatchObject({
    expiresAt: new Date(now.at + CHALLENGE_TTL_MS),
  });
  for (const purpose of ['conta-2', SIGN_IN, '']) expect(challenges.open(challenge, purpose)).toBeNull();
});

test('mexido, de outra instalação, ou torto, não é reconhecido', () => {
  const other = createPasskeyChallenges({ seal: createSeal('b'.repeat(32), 'teste'), clock });
  const bytes = challenges.create(SIGN_IN);
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  for (const bad of [
    bytes.toString('base64url'),
    other.create(SIGN_IN).toString('base64url'),
    '',
    'x',
    '%%%',
  ])
    expect(challenges.open(bad, SIGN_IN)).toBeNull();
});

test('vale cinco minutos, e nem um milissegundo a mais', () => {
  const challenge = fresh(SIGN_IN);
  const start = now.at;
  now.at = start + CHALLENGE_TTL_MS - 1;
  expect(challenges.open(challenge, SIGN_IN)).not.toBeNull();
  now.at = start + CHALLENGE_TTL_MS;
  expect(challenges.open(challenge, SIGN_IN)).toBeNull();
  now.at = start;
});
