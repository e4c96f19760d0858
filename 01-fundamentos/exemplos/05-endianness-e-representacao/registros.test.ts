import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeFile, type Playback, RECORD_SIZE, readHeader, readRecord, writeRecord } from './records.ts';
import { readOne, samplePlaybacks, toJson } from './registros.ts';

/** O arquivo guarda a posição em f32. */
const asStored = (record: Playback | undefined) =>
  record && { ...record, position: Math.fround(record.position) };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'registros com espaço '));
});
afterAll(() => rm(folder, { recursive: true }));

const playback: fc.Arbitrary<Playback> = fc.record({
  startedAt: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  userId: fc.nat(2 ** 32 - 1),
  videoId: fc.nat(2 ** 32 - 1),
  position: fc.float(),
  flags: fc.nat(65_535),
  quality: fc.nat(65_535),
});

it('todo registro volta igual', () => {
  fc.assert(
    fc.property(playback, (record) => {
      const view = new DataView(new ArrayBuffer(RECORD_SIZE));
      writeRecord(view, 0, record);
      expect(readRecord(view, 0)).toEqual(record);
    }),
  );
});

it('lê um registro do meio do arquivo', async () => {
  const records = samplePlaybacks(50, 1);
  const path = join(folder, 'a.bin');
  await writeFile(path, encodeFile(records));
  expect(await readOne(path, 37)).toEqual(asStored(records[37]));
  await expect(readOne(path, 50)).rejects.toThrow('não há registro 50: são 50');
  for (const index of [1.5, -1, Number.NaN]) await expect(readOne(path, index)).rejects.toThrow(RangeError);
});

it('recusa arquivo cortado, de outro tipo, de outra versão ou que promete demais', () => {
  const bytes = encodeFile(samplePlaybacks(2, 1));
  const header = (change: (view: DataView) => void) => {
    const view = new DataView(bytes.slice().buffer);
    change(view);
    return () => readHeader(view, bytes.length);
  };
  expect(header(() => {})()).toEqual({ count: 2 });
  expect(header((view) => view.setUint8(0, 0))).toThrow('não é um arquivo');
  expect(header((view) => view.setUint16(4, 2, true))).toThrow('versão');
  expect(header((view) => view.setUint32(8, 0xffff_ffff, true))).toThrow('promete 4294967295');
  expect(() => readHeader(new DataView(new ArrayBuffer(15)), 15)).toThrow('cabeçalho');
});

it('em JSON os mesmos dados ocupam mais de quatro vezes o espaço', () => {
  const records = samplePlaybacks(100, 1);
  expect(Buffer.byteLength(toJson(records)) / encodeFile(records).length).toBeGreaterThan(4);
});
