import { expect, it } from 'vitest';
import { idThatChanges, integersEnd, specials, tenths } from './flutuantes.ts';

it('mostra todos os algarismos de 0,1 + 0,2', () => {
  const text = tenths().join('\n');
  expect(text).toContain('0,3000000000000000444089209850062616169452667236328125');
  expect(text).toContain('0,299999999999999988897769753748434595763683319091796875');
  expect(text).toContain('vizinho de cima de 0,3? sim');
});

it('mostra que 2^53 + 1 não existe e que empates vão para o par', () => {
  expect(integersEnd().slice(2)).toEqual([
    '  2^53     = 9007199254740992',
    '  2^53 + 1 = 9007199254740992 (não existe: empate, fica o par)',
    '  2^53 + 2 = 9007199254740994',
    '  2^53 + 3 = 9007199254740996 (não existe: empate, fica o par)',
  ]);
});

it('mostra um identificador que muda, e as duas formas de preservá-lo', () => {
  const [, sent, asNumber, asText, rescued] = idThatChanges().map((line) => line.split(/\s{2,}/).at(-1));
  expect(asNumber).not.toBe(sent?.split(' ').at(-1));
  expect(asText).toBe('10765432100123456789');
  expect(rescued).toBe('com o reviver     10765432100123456789'.split(/\s{2,}/).at(-1));
});

it('mostra zero com sinal, NaN, subnormal e Math.fround', () => {
  const text = specials().join('\n');
  for (const part of [
    '1 / -0 = -Infinity',
    'aqui com 42',
    'metade dele: 0',
    '0,100000001490116119384765625',
  ]) {
    expect(text).toContain(part);
  }
});
