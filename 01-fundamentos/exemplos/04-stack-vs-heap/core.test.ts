import { expect, it } from 'vitest';
import { memoryAfter, SCENES } from './cenas.ts';
import { apply, EMPTY, garbage, type Operation, reachable } from './core.ts';

const run = (operations: readonly Operation[]) => operations.reduce(apply, EMPTY);
const shape = (operations: readonly Operation[]) =>
  run(operations).objects.map(({ name, generation }) => `${name}: ${generation}`);

const TWO: Operation[] = [
  { do: 'call', name: 'main' },
  { do: 'alloc', variable: 'a', object: 'A' },
  { do: 'alloc', variable: 'b', object: 'B' },
];

it('o sobrevivente da segunda coleta fica velho; o inalcançável some na primeira', () => {
  const cleared: Operation[] = [...TWO, { do: 'clear', variable: 'b' }, { do: 'scavenge' }];
  expect(shape(cleared)).toEqual(['A: intermediária']);
  expect(shape([...cleared, { do: 'scavenge' }])).toEqual(['A: velha']);
});

it('um velho que é lixo ainda segura um novo na coleta da geração nova, e não na completa', () => {
  const held: Operation[] = [
    ...TWO.slice(0, 2),
    { do: 'full' },
    { do: 'alloc', variable: 'b', object: 'B' },
    { do: 'point', from: 'A', to: 'B' },
    { do: 'clear', variable: 'a' },
    { do: 'clear', variable: 'b' },
  ];
  expect(shape([...held, { do: 'scavenge' }])).toEqual(['A: velha', 'B: intermediária']);
  expect(shape([...held, { do: 'full' }])).toEqual([]);
});

it('sair da função solta as variáveis dela', () => {
  const memory = run([...TWO, { do: 'return' }]);
  expect(garbage(memory)).toEqual(['A', 'B']);
});

it('segue referências em ciclo sem se perder', () => {
  const memory = run([...TWO, { do: 'point', from: 'A', to: 'B' }, { do: 'point', from: 'B', to: 'A' }]);
  expect([...reachable(memory, ['A'])].sort()).toEqual(['A', 'B']);
  expect(
    garbage(run([...TWO, { do: 'point', from: 'A', to: 'B' }, { do: 'cut', from: 'A', to: 'B' }])),
  ).toEqual([]);
});

it.each([
  ['recursao', []],
  ['pedido', ['Map', 'post']],
  ['vazamento', ['bus']],
  ['ciclo', []],
  ['velho', []],
] as const)('na cena %s sobra no heap o que ela diz', (name, left) => {
  const { lines } = SCENES[name];
  expect(memoryAfter(lines, lines.length).objects.map((object) => object.name)).toEqual(left);
});

it('na cena do lixo velho, a penúltima coleta não leva o post', () => {
  const { lines } = SCENES.velho;
  expect(garbage(memoryAfter(lines, lines.length - 1))).toEqual(['tabela', 'post']);
});
