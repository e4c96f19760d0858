import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disassemble, fetch, OPCODES, start, step, TrapError, trace } from './core.ts';

const { halt, push, load, store, add, sub, mul, rem, less, equal, jump, jumpz } = OPCODES;
const result = (code: number[], ...args: number[]) => trace(code, args).at(-1)?.result;
const binary = (opcode: number, a: number, b: number) => result([push, a, push, b, opcode, halt]);

describe('máquina de pilha', () => {
  it('tira o de cima por último: a ordem dos operandos é a do texto', () => {
    expect(binary(sub, 7, 2)).toBe(5);
    expect(binary(rem, 7, 4)).toBe(3);
    expect(binary(less, 2, 7)).toBe(1);
    expect(binary(less, 7, 2)).toBe(0);
    expect(binary(equal, 3, 3)).toBe(1);
  });

  it('faz contas de 32 bits com sinal, sem zero negativo', () => {
    expect(binary(add, 2 ** 31 - 1, 1)).toBe(-(2 ** 31));
    expect(binary(mul, 65_537, 65_537)).toBe(131_073);
    expect(binary(rem, -4, 2)).toBe(0);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        expect(binary(mul, a, b)).toBe(Number(BigInt.asIntN(32, BigInt(a) * BigInt(b))));
      }),
    );
  });

  it('guarda e lê variáveis; a que ninguém escreveu vale 0', () => {
    expect(result([load, 3, halt])).toBe(0);
    expect(result([load, 1, load, 0, store, 1, load, 1, add, halt], 10, 3)).toBe(13);
  });

  it('salta sempre com jump, e com jumpz só no zero', () => {
    const choose = [load, 0, jumpz, 7, push, 10, halt, push, 20, halt];
    expect([result(choose, 1), result(choose, 0)]).toEqual([10, 20]);
    expect(result([jump, 4, push, 1, push, 2, halt])).toBe(2);
  });

  it('um passo não muda o estado que recebeu', () => {
    const before = start([5]);
    const after = step(before, [load, 0, halt]);
    expect(before).toEqual({ pc: 0, stack: [], slots: [5] });
    expect(after).toEqual({ pc: 2, stack: [5], slots: [5] });
  });

  it.each([
    ['pilha vazia', [add, halt], 'parou na posição 0: add com a pilha vazia'],
    ['resto por zero', [push, 1, push, 0, rem], 'parou na posição 4: resto da divisão por zero'],
    ['fim sem halt', [push, 1], 'parou na posição 2: o programa acabou sem halt'],
    ['opcode desconhecido', [99], 'parou na posição 0: não há instrução 99'],
    ['operando ausente', [push], 'parou na posição 0: push sem operando'],
  ])('para e diz onde: %s', (_, code, message) => {
    expect(() => trace(code)).toThrow(
      new TrapError(Number(message.match(/\d+/)?.[0]), message.split(': ')[1] ?? ''),
    );
  });

  it('desiste de um laço sem fim no limite de passos', () => {
    expect(trace([jump, 0], [], 40)).toHaveLength(41);
  });

  it('desmonta na ordem, com operando só nas que o têm', () => {
    expect(disassemble([push, 7, halt])).toEqual([
      { at: 0, name: 'push', operand: 7, next: 2 },
      { at: 2, name: 'halt', operand: undefined, next: 3 },
    ]);
    expect(fetch([less], 0).next).toBe(1);
  });
});
