import { expect, it } from 'vitest';
import { erased, refusal } from './tipos.ts';

it('cada letra do tipo vira um espaço, e nada sai do lugar', () => {
  expect(erased('const a: number = 1;')).toBe('const a· ······ = 1;');
});

it('diz por que o que vira código não se apaga', () => {
  expect(refusal('enum A { B }')).toBe('ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX');
  expect(refusal('const a: number = 1;')).toBeUndefined();
});
