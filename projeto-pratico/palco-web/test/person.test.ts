import { expect, test } from 'vitest';
import { textTone } from '../src/feed/tone.ts';
import { hash, initials } from '../src/text/person.ts';

test.each([
  ['Ana de Souza', 'AS'],
  ['João Batista dos Santos', 'JS'],
  ['Érica', 'É'],
  ['  maria   clara ', 'MC'],
  ['🎬', '🎬'],
])('as iniciais de “%s” são %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test('a cor de uma pessoa é estável', () => {
  expect(hash('marina')).toBe(hash('marina'));
  expect(hash('marina')).not.toBe(hash('marino'));
});

test('frase curta e sozinha se diz em voz alta; com vídeo, endereço ou linhas, não', () => {
  expect(textTone('Hoje tem ensaio.', false)).toBe('loud');
  expect(textTone('Hoje tem ensaio.', true)).toBe('plain');
  expect(textTone('Veja https://exemplo.org', false)).toBe('plain');
  expect(textTone('a\nb', false)).toBe('plain');
  expect(textTone('x'.repeat(91), false)).toBe('plain');
});
