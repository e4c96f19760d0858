import { expect, it } from 'vitest';
import { report, runNode } from './quatro-comandos.ts';

it('separa as duas saídas e traz o código', () => {
  expect(runNode(['conferir-nomes.ts', 'bia', 'B'])).toEqual({
    output: ['“bia” serve'],
    errors: ['“B” é curto demais: são pelo menos 3 caracteres'],
    code: 1,
  });
});

it('sem aspas são dois argumentos; com aspas, um', () => {
  expect(report(['conferir-nomes.ts', 'José', 'Silva'])).toHaveLength(4);
  const [command, reason] = report(['conferir-nomes.ts', 'José Silva']);
  expect(command).toBe('$ node conferir-nomes.ts "José Silva"');
  expect(reason).toContain('“José Silva” só pode ter');
});

it('do erro do Node fica a linha que diz o que houve, sem a pasta desta máquina', () => {
  const [, error, code] = report(['nada.ts']);
  expect(error).toMatch(/^ {2}erro {4}Error: Cannot find module '…[\\/]nada\.ts'$/);
  expect(code).toBe('  código  1');
});
