import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as core from './core.ts';
import { parseBits } from './decimal.ts';

const { F16, F32, F64 } = core;

describe('inteiros', () => {
  it.each([
    [8, 0xffn, -1n],
    [8, 0x80n, -128n],
    [8, 0x7fn, 127n],
    [64, 0x8000000000000000n, -(2n ** 63n)],
  ])('em i%i, os bits %s valem %s', (width, bits, value) => {
    expect(core.integerValue(core.integer(width, true), bits)).toBe(value);
    expect(core.integerBits(core.integer(width, true), value)).toBe(bits);
  });

  it('concordam com Int32Array e Uint16Array para qualquer valor', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n }), (value) => {
        const i32 = core.integer(32, true);
        const u16 = core.integer(16, false);
        expect(core.integerValue(i32, core.integerBits(i32, value))).toBe(
          BigInt(Int32Array.of(Number(value))[0] ?? 0),
        );
        expect(core.integerValue(u16, core.integerBits(u16, value))).toBe(
          BigInt(Uint16Array.of(Number(value))[0] ?? 0),
        );
      }),
    );
  });
});

describe('bytes na memória', () => {
  it('invertem-se com a ordem e voltam ao valor de partida', () => {
    expect(core.bytesInMemory(0x01020304n, 32, true)).toEqual([4, 3, 2, 1]);
    expect(core.bytesInMemory(0x01020304n, 32, false)).toEqual([1, 2, 3, 4]);
    expect(core.bitsFromMemory([0, 0, 0, 1], true)).toBe(16_777_216n);
  });

  it('são os mesmos que DataView escreve, nas duas ordens', () => {
    fc.assert(
      fc.property(fc.double(), fc.boolean(), (value, littleEndian) => {
        const bytes = new Uint8Array(8);
        new DataView(bytes.buffer).setFloat64(0, value, littleEndian);
        expect(core.bytesInMemory(core.float64Bits(value), 64, littleEndian)).toEqual([...bytes]);
      }),
    );
  });
});

describe('ponto flutuante', () => {
  it('separa o 1 em sinal, expoente e fração', () => {
    expect(core.floatParts(F64, core.float64Bits(1))).toEqual({
      negative: false,
      storedExponent: 1023,
      fraction: 0n,
      class: 'normal',
      significand: 2n ** 52n,
      exponent: -52,
    });
  });

  it.each([
    ['zero', -0],
    ['subnormal', 5e-324],
    ['normal', 2 ** -1022],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['nan', Number.NaN],
  ])('classifica %s', (expected, value) => {
    expect(core.floatParts(F64, core.float64Bits(value)).class).toBe(expected);
  });

  it.each([
    [0.1, '0.1000000000000000055511151231257827021181583404541015625'],
    [0.1 + 0.2, '0.3000000000000000444089209850062616169452667236328125'],
    [-0, '-0'],
    [2 ** 60, '1152921504606846976'],
    [1.5, '1.5'],
  ])('escreve %s por extenso', (value, text) => {
    expect(core.exactDecimal(F64, core.float64Bits(value))).toBe(text);
  });

  it('o valor exato, lido de volta, dá o mesmo número', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(Number(core.exactDecimal(F64, core.float64Bits(value)))).toBe(value);
      }),
    );
  });

  it('acha o vizinho, atravessando o zero e parando no infinito', () => {
    const next = (value: number, direction: 1 | -1) =>
      core.float64FromBits(core.neighbour(F64, core.float64Bits(value), direction));
    expect(next(1, 1)).toBe(1 + Number.EPSILON);
    expect(next(-0, 1)).toBe(5e-324);
    expect(next(5e-324, -1)).toBe(0);
    expect(next(0, -1)).toBe(-5e-324);
    expect(next(Number.MAX_VALUE, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(next(Number.POSITIVE_INFINITY, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(next(Number.POSITIVE_INFINITY, -1)).toBe(Number.MAX_VALUE);
  });

  it('sabe a distância entre vizinhos: 2^−52 em 1, 1 em 2^52, 2 em 2^53', () => {
    expect([1, 2 ** 52, 2 ** 53].map((value) => core.ulpExponent(F64, core.float64Bits(value)))).toEqual([
      -52, 0, 1,
    ]);
  });
});

describe('de decimal a bits', () => {
  it('arredonda como Number() para qualquer double escrito por extenso ou encurtado', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: 1, max: 25 }), (value, digits) => {
        const text = value.toExponential(digits);
        expect(parseBits(F64, text)).toBe(core.float64Bits(Number(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('em f32 e f16 acerta quando o double já é exato', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const exact = core.exactDecimal(F64, core.float64Bits(value));
        const view = new DataView(new ArrayBuffer(4));
        view.setFloat32(0, value);
        expect(parseBits(F32, exact)).toBe(BigInt(view.getUint32(0)));
        view.setFloat16(0, value);
        expect(parseBits(F16, exact)).toBe(BigInt(view.getUint16(0)));
      }),
      { numRuns: 500 },
    );
  });

  it('não arredonda duas vezes: passar por double erraria este f32', () => {
    // 1 + 2^−24 + 2^−60: logo acima do meio entre dois f32, mas o double o arredonda para o meio exato.
    const text = core.exactDecimal(
      { ...F64, fractionBits: 60, width: 72 },
      (1023n << 60n) | (1n << 36n) | 1n,
    );
    expect(core.exactDecimal(F32, parseBits(F32, text) ?? 0n)).toBe('1.00000011920928955078125');
    expect(Math.fround(Number(text))).toBe(1);
  });

  it.each([
    ['0,1', 0.1],
    ['-2.5e-3', -0.0025],
    ['-0', -0],
    ['1e400', Number.POSITIVE_INFINITY],
    ['2e-324', 0],
    ['3e-324', 5e-324],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['9007199254740993', 9007199254740992],
  ])('lê %s', (text, value) => {
    expect(parseBits(F64, text)).toBe(core.float64Bits(value));
  });

  it('lê bits crus e inteiros que estouram, e recusa o resto', () => {
    expect(parseBits(F32, '0x3f800000')).toBe(0x3f800000n);
    expect(parseBits(core.integer(8, false), '300')).toBe(44n);
    expect(parseBits(core.integer(8, true), '-1')).toBe(255n);
    for (const bad of ['', 'abc', '1.5.2', '1e', '--1']) expect(parseBits(F64, bad)).toBeUndefined();
    expect(parseBits(core.integer(8, false), '1,5')).toBeUndefined();
  });
});
