import { expect, test } from 'vitest';
import { handleKey, isReserved } from '../internal/handles.ts';

test.each([
  ['Ana_42', 'ana_42'],
  ['ＡＮＡ', 'ana'],
  ['ﬁlme', 'filme'],
  ['аna', null],
  ['joão', null],
  ['ana\u200b', null],
  ['an', null],
  ['a'.repeat(31), null],
  // o I com ponto turco vira i e um ponto solto, que não está no alfabeto
  ['İris', null],
  ['KELVIN', 'kelvin'],
])('%s é %s', (handle, key) => {
  expect(handleKey(handle)).toBe(key);
});

test.each(['admin', 'adm1n', 'a_d_m_i_n', 'palco', 'pa1co', 'palc0', 'supor7e'.replace('7', 't'), '5uporte'])(
  '%s é da casa',
  (handle) => {
    expect(isReserved(handle)).toBe(true);
  },
);

test.each(['palcos', 'ana_admin', 'marna', 'mama', 'lia_moraes'])('%s é de quem quiser', (handle) => {
  expect(isReserved(handle)).toBe(false);
});
