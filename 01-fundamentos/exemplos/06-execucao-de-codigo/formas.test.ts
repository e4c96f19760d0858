import { expect, it } from 'vitest';
import { CASES, shapeComparer } from './formas.ts';

it('a ordem dos campos e o que se acrescenta ou apaga decidem a forma', () => {
  const same = shapeComparer();
  const answers = Object.entries(CASES).map(([name, make]) => [name, same(...make())]);
  expect(Object.fromEntries(answers)).toEqual({
    'mesmo literal': true,
    'mesmos campos, outra ordem': false,
    'campo acrescentado depois, nos dois': true,
    'campo acrescentado depois, só em um': false,
    'mesma classe': true,
    'com um campo apagado': false,
  });
});
