import { expect, it } from 'vitest';
import { invert } from './principal.ts';

// POR ESCREVER: o que o programa promete, de modo que o teste falhe se ele deixar de cumprir
it('inverte o texto', () => expect(invert('Palco')).toBe('oclaP'));
