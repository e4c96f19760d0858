import { expect, it } from 'vitest';
import { shorten, shortenBroken } from './resumo.ts';

// #region vitest
it('o resumo cabe no limite, com as reticências', () => {
  expect(shorten('Ensaio aberto', 10)).toBe('Ensaio ab…');
});

it('o texto que cabe fica como está', () => {
  expect(shorten('Ensaio', 10)).toBe('Ensaio');
});
// #endregion vitest

it('a versão com defeito passa do limite em um caractere', () => {
  expect(shortenBroken('Ensaio aberto', 10)).toHaveLength(11);
});
