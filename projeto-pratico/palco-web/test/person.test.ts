import { expect, test } from 'vitest';
import type { Post } from '../src/api/types.ts';
import { textTone } from '../src/feed/tone.ts';
import { hash, initials } from '../src/text/person.ts';
import { post } from './support/post.ts';

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
  const tone = (text: string, other: Partial<Post> = {}) => textTone(post('1', { text, ...other }));
  expect(tone('Hoje tem ensaio.')).toBe('loud');
  expect(tone('Hoje tem ensaio.', { video: { id: 'v1', status: 'queued', progress: 0 } })).toBe('plain');
  expect(tone('Hoje tem ensaio.', { inReplyToId: '2' })).toBe('plain');
  expect(tone('Veja https://exemplo.org')).toBe('plain');
  expect(tone('a\nb')).toBe('plain');
  expect(tone('x'.repeat(91))).toBe('plain');
});
