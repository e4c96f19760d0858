import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encode, flipBit, readWhole } from './cauda.ts';

const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 8 });

it('cortado em qualquer byte, aproveita todos os registros inteiros e só eles', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (list, where) => {
      const records = list.map(encode);
      const file = Buffer.concat(records);
      const cut = where % (file.length + 1);
      const whole: string[] = [];
      let end = 0;
      for (const [index, record] of records.entries()) {
        if (end + record.length > cut) break;
        end += record.length;
        whole.push(list[index] ?? '');
      }
      expect(readWhole(file.subarray(0, cut))).toEqual({ texts: whole, end });
    }),
  );
});

it('um bit trocado derruba o registro em que está, e os anteriores ficam', () => {
  const records = ['abriu', 'tocou', 'saiu'].map(encode);
  const file = Buffer.concat(records);
  const second = records[0]?.length ?? 0;
  const third = second + (records[1]?.length ?? 0);
  for (let at = second; at < third; at++)
    expect(readWhole(flipBit(file, at)).texts, `byte ${at}`).toEqual(['abriu']);
});

it('zeros no fim não são registros', () => {
  const record = encode('x');
  expect(readWhole(Buffer.concat([record, Buffer.alloc(64)]))).toEqual({ texts: ['x'], end: record.length });
  expect(readWhole(encode(''))).toEqual({ texts: [''], end: 8 });
});
