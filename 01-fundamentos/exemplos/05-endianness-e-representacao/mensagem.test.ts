import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attempts, readNote, writeNote } from './mensagem.ts';

it('lê de volta o que escreveu', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => readNote(writeNote(text)) === text),
  );
  expect(() => writeNote('é'.repeat(128))).toThrow(RangeError);
});

it('recusa cada defeito com a sua mensagem', () => {
  expect(attempts().map((line) => line.slice(21))).toEqual([
    expect.anything(),
    '“oi”',
    'RangeError: mensagem curta',
    'RangeError: assinatura desconhecida',
    'RangeError: versão desconhecida',
    'RangeError: tamanho errado',
    'RangeError: CRC não confere',
  ]);
});

it('lê uma mensagem que está no meio de outra memória', () => {
  const packet = Uint8Array.of(9, ...writeNote('oi'), 9);
  expect(readNote(packet.subarray(1, -1))).toBe('oi');
});
