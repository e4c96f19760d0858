import { expect, it } from 'vitest';
import { refusal, stripped, typeOfLikes } from './tipos-somem.ts';

it('no lugar dos tipos ficam espaços', () => {
  expect(stripped('const a: number = 1;')).toBe('const a         = 1;');
  expect(stripped('interface Post { likes: number }').trim()).toBe('');
});

it('aceita o que se apaga e recusa o que viraria código', () => {
  expect(refusal('type Id = string;')).toBeUndefined();
  expect(refusal('enum Kind { Text }')).toContain('enum is not supported');
  expect(refusal('class A { constructor(private id: string) {} }')).toContain('parameter property');
});

it('o tipo prometido não muda o valor que veio', () => {
  expect(['{"likes":3}', '{"likes":"muitas"}', '{}'].map(typeOfLikes)).toEqual([
    'number',
    'string',
    'undefined',
  ]);
});
