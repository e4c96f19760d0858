import { expect, it } from 'vitest';
import { firstLine, hasVideo, likesText, lineOf, type Post, popularTexts } from './post.ts';

const post = (fields: Partial<Post>): Post => ({ id: 'p1', handle: 'bia', text: 'oi', likes: 0, ...fields });

it('conta as curtidas com o plural certo', () => {
  expect([0, 1, 2].map(likesText)).toEqual(['nenhuma curtida', '1 curtida', '2 curtidas']);
});

it('sabe se há vídeo', () => {
  expect([post({}), post({ videoId: 'v1' })].map(hasVideo)).toEqual([false, true]);
});

it('escreve um post em uma linha', () => {
  expect(lineOf(post({ likes: 1 }))).toBe('@bia: oi (1 curtida)');
});

it('escolhe os mais curtidos, na ordem em que vieram', () => {
  const posts = [post({ text: 'a', likes: 9 }), post({ text: 'b' }), post({ text: 'c', likes: 5 })];
  expect(popularTexts(posts, 5)).toEqual(['a', 'c']);
});

it('sem posts não há primeira linha', () => {
  expect(firstLine([post({})])).toBe('@bia: oi (nenhuma curtida)');
  expect(() => firstLine([])).toThrow(RangeError);
});
