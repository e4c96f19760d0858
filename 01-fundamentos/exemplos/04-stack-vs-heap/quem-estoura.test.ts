import { expect, it } from 'vitest';
import { outcomes } from './quem-estoura.ts';

it('a leitura de JSON aguenta o que a escrita não aguenta, e quem espera com await não acumula quadros', async () => {
  const OVERFLOW = 'RangeError: Maximum call stack size exceeded';
  expect(Object.fromEntries(await outcomes())).toEqual({
    'JSON.parse': 'aguenta',
    'JSON.stringify': OVERFLOW,
    structuredClone: OVERFLOW,
    'flat(Infinity)': OVERFLOW,
    'recursão de cauda': OVERFLOW,
    'recursão com await': 'aguenta',
  });
});
