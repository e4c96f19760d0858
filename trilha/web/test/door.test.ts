import { expect, it } from 'vitest';
import { splitDoor } from '../src/lib/door.ts';

const HTML =
  '<p>Apresenta.</p><h2 id="a">A</h2><p>um</p><h2 id="tabela">T</h2><table></table><h2 id="b">B</h2>';

it('o mapa entra depois da apresentação, e a seção que ele repete sai', () => {
  expect(splitDoor(HTML, 'tabela')).toEqual({
    intro: '<p>Apresenta.</p>',
    rest: '<h2 id="a">A</h2><p>um</p><h2 id="b">B</h2>',
  });
  expect(splitDoor(HTML).rest).toContain('<table>');
  expect(splitDoor('')).toEqual({ intro: '', rest: '' });
});
