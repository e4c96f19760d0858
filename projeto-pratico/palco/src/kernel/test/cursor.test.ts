import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCursors, type Place, type Scope } from '../cursor.ts';

const ID = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
const KEY = randomBytes(32);
const cursors = createCursors(() => KEY);
const MINE: Scope = ['timeline', 'lia', 20];
const PLACE: Place = { sense: 'forward', keys: [ID], inclusive: false };
const invalid = expect.objectContaining({ code: 'cursor_invalid' });

describe('cursor', () => {
  test.each([
    [PLACE],
    [{ ...PLACE, inclusive: true }],
    [{ ...PLACE, sense: 'backward' as const }],
    [{ sense: 'backward' as const, keys: ['0.061', ID, '2026-11-30T12:00:00.000Z'], inclusive: true }],
    [{ ...PLACE, keys: ['ção "aspas" \n 🎬'] }],
  ])('vai e volta: %j', (place) => {
    expect(cursors.read(MINE, cursors.write(MINE, place))).toEqual(place);
  });

  test('o mesmo lugar dá o mesmo texto, curto e seguro em um endereço', () => {
    const cursor = cursors.write(MINE, PLACE);
    expect(cursors.write(MINE, PLACE)).toBe(cursor);
    expect(cursor).toMatch(/^[\w-]{1,90}$/);
  });

  test.each<[string, Scope]>([
    ['de outra lista', ['perfil', 'lia', 20]],
    ['de outra pessoa', ['timeline', 'noel', 20]],
    ['de outro filtro', ['timeline', 'lia', 21]],
    ['de um filtro de outro tipo', ['timeline', 'lia', '20']],
    ['de um filtro a mais', ['timeline', 'lia', 20, null]],
    ['de partes que se juntam igual', ['timeline', 'lia20']],
  ])('%s é recusado', (_name, scope) => {
    expect(() => cursors.read(scope, cursors.write(MINE, PLACE))).toThrow(invalid);
  });

  test('de outra chave é recusado', () => {
    const other = createCursors(() => randomBytes(32));
    expect(() => other.read(MINE, cursors.write(MINE, PLACE))).toThrow(invalid);
  });

  test('com qualquer bit trocado é recusado', () => {
    const bytes = Buffer.from(cursors.write(MINE, PLACE), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => cursors.read(MINE, forged.toString('base64url')), `bit ${bit}`).toThrow(invalid);
    }
  });

  test('com qualquer letra trocada, cortada ou a mais é recusado', () => {
    const cursor = cursors.write(MINE, PLACE);
    for (let at = 0; at <= cursor.length; at += 1) {
      for (const letter of ['A', 'z', '-', '=', ' ', '']) {
        const forged = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        if (forged === cursor) continue;
        expect(() => cursors.read(MINE, forged), forged).toThrow(invalid);
      }
    }
  });

  test.each(['', 'A', '%%%', 'AQ', 'AQ'.repeat(9), 'v1:timeline', '\u0000', '🎬'])(
    '%j não é um cursor',
    (cursor) => {
      expect(() => cursors.read(MINE, cursor)).toThrow(invalid);
    },
  );
});
