import { expect, it } from 'vitest';
import { bytecodeOfDouble, parseBytecode } from './bytecode.ts';

it('entende uma linha da saída do V8, sem o endereço', () => {
  const line = ' 1234 S> 0x2c5 @    2 : 4d 02 01          MulSmi [2], [1]\n';
  expect(parseBytecode(line)).toEqual([{ offset: 2, bytes: '4d 02 01', text: 'MulSmi [2], [1]' }]);
});

it('o V8 desta máquina multiplica, soma e volta', async () => {
  const names = (await bytecodeOfDouble()).map(({ text }) => text.split(' ')[0]);
  expect(names).toEqual(['Ldar', 'MulSmi', 'AddSmi', 'Return']);
});
