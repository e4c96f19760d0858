/**
 * Mede as escolhas da lição: tipo para dinheiro, jeito de ler bytes, e JSON contra binário.
 */
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Comparison, compare, count, publish } from '@trilha/measure';
import { encodeFile, HEADER_SIZE, type Playback, RECORD_SIZE, readRecord } from './records.ts';
import { samplePlaybacks, seeded } from './registros.ts';

const SIZE = 1000;
const SEED = 20_260;

// Cada candidato tem o seu laço, escrito por extenso: um laço comum que recebesse a operação como função mediria a
// chamada, e o compilador otimizaria todos pelo pior.

/** Somar mil preços de até R$ 1.000,00. */
export function sumPrices(): Promise<Comparison> {
  const next = seeded(SEED);
  const cents = Array.from({ length: SIZE }, () => next() % 100_000);
  const reais = cents.map((value) => value / 100);
  const big = cents.map(BigInt);
  const sumCents = () => {
    let total = 0;
    for (const value of cents) total += value;
    return total;
  };
  const sumReais = () => {
    let total = 0;
    for (const value of reais) total += value;
    return total;
  };
  const sumBig = () => {
    let total = 0n;
    for (const value of big) total += value;
    return Number(total);
  };
  return compare({
    title: 'Somar mil preços',
    operation: 'soma',
    candidates: [
      { name: 'number, centavos', operations: SIZE, run: sumCents },
      { name: 'number, reais', operations: SIZE, run: sumReais },
      { name: 'BigInt, centavos', operations: SIZE, run: sumBig },
    ],
    verify: () => {
      if (sumCents() !== sumBig()) throw new Error('as somas exatas discordam');
    },
  });
}

/** Ler mil inteiros de 32 bits, gravados em little-endian. */
export function readIntegers(): Promise<Comparison> {
  const next = seeded(SEED);
  const memory = new ArrayBuffer(SIZE * 4);
  const view = new DataView(memory);
  for (let index = 0; index < SIZE; index++) view.setUint32(index * 4, next(), true);
  const buffer = Buffer.from(memory);
  const typed = new Uint32Array(memory);
  const withView = () => {
    let mixed = 0;
    for (let at = 0; at < SIZE * 4; at += 4) mixed ^= view.getUint32(at, true);
    return mixed;
  };
  const withBuffer = () => {
    let mixed = 0;
    for (let at = 0; at < SIZE * 4; at += 4) mixed ^= buffer.readUInt32LE(at);
    return mixed;
  };
  const withTyped = () => {
    let mixed = 0;
    for (let index = 0; index < SIZE; index++) mixed ^= typed[index] ?? 0;
    return mixed;
  };
  return compare({
    title: 'Ler mil inteiros de 32 bits (little-endian)',
    operation: 'leitura',
    candidates: [
      { name: 'DataView', operations: SIZE, run: withView },
      { name: 'Buffer', operations: SIZE, run: withBuffer },
      { name: 'Uint32Array', operations: SIZE, run: withTyped },
    ],
    verify(results) {
      if (new Set(results.values()).size !== 1) throw new Error('as leituras discordam');
    },
  });
}

/** JSON na forma que o favorece: o instante como number, que cabe em 53 bits. */
const plain = (records: readonly Playback[]) =>
  records.map((record) => ({ ...record, startedAt: Number(record.startedAt) }));

function decodeFile(bytes: Uint8Array): Playback[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: SIZE }, (_, index) => readRecord(view, HEADER_SIZE + index * RECORD_SIZE));
}

const lengthOf = (text: string): number => (JSON.parse(text) as unknown[]).length;

export async function jsonAndBinary(): Promise<Comparison[]> {
  const records = samplePlaybacks(SIZE, SEED);
  const objects = plain(records);
  const lists = objects.map((record) => Object.values(record));
  const json = Buffer.from(JSON.stringify(objects));
  const [compressed, binary] = [gzipSync(json), encodeFile(records)];
  const operations = SIZE;
  return [
    await compare({
      title: 'Escrever mil registros',
      operation: 'registro',
      candidates: [
        { name: 'JSON', operations, run: () => Buffer.from(JSON.stringify(objects)).length },
        { name: 'JSON com gzip', operations, run: () => gzipSync(JSON.stringify(objects)).length },
        { name: 'binário', operations, run: () => encodeFile(records).length },
      ],
    }),
    await compare({
      title: 'Ler mil registros',
      operation: 'registro',
      candidates: [
        { name: 'JSON', operations, run: () => lengthOf(json.toString()) },
        { name: 'JSON com gzip', operations, run: () => lengthOf(gunzipSync(compressed).toString()) },
        { name: 'binário', operations, run: () => decodeFile(binary).length },
      ],
    }),
    count({
      title: 'Tamanho de mil registros',
      unit: 'bytes',
      values: {
        JSON: json.length,
        'JSON, listas': Buffer.byteLength(JSON.stringify(lists)),
        binário: binary.length,
        'JSON com gzip': compressed.length,
        'binário com gzip': gzipSync(binary).length,
      },
    }),
  ];
}

if (import.meta.main) {
  await publish({
    id: '01-fundamentos/05-endianness-e-representacao',
    title: 'Representação de dados: dinheiro, leitura de bytes e JSON contra binário',
    command: 'npx trilha medir 01/05',
    comparisons: [await sumPrices(), await readIntegers(), ...(await jsonAndBinary())],
    book: {
      json: join(import.meta.dirname, 'medir.gerado.json'),
      svg: join(import.meta.dirname, '../../teoria/imagens/05-medicao.gerado.svg'),
    },
  });
}
