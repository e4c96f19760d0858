import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWords } from '../src/history/compare.ts';

const show = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind])
    .join('');

test.each([
  ['Ensaio às oito', 'Ensaio às nove', 'Ensaio às -oito-+nove+'],
  ['um gato preto', 'dois cães pretos', '-um gato preto-+dois cães pretos+'],
  ['a b', 'a b c', 'a b+ c+'],
  ['a b c', 'a c', 'a -b -c'],
  ['igual', 'igual', 'igual'],
  ['', 'novo', '+novo+'],
  ['Olá, mundo', 'Olá mundo', 'Olá-,- mundo'],
])('de “%s” para “%s”', (before, after, expected) => {
  expect(show(before, after)).toBe(expected);
});

test('o que ficou e o que saiu é o texto antigo; o que ficou e o que entrou é o novo', () => {
  const word = fc.constantFrom('a', 'b', 'ção', '👩‍👩‍👧', ' ', '\n', ',');
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = compareWords(before, after);
      const without = (gone: string) =>
        changes.flatMap(({ kind, text: piece }) => (kind === gone ? [] : [piece])).join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});
