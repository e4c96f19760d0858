/**
 * Mede as escolhas da lição: tipo para dinheiro, jeito de ler bytes, e JSON contra binário.
 */
import { join } from 'node:path';
import { type Comparison, compare, count, publish } from '@trilha/measure';
import { COMPRESSED, type Form, RAW, sameRecords } from './forms.ts';
import type { Playback } from './records.ts';
import { samplePlaybacks, seeded } from './registros.ts';

const SIZE = 1000;
const SEED = 20_260;

// Cada candidato tem o seu laço, escrito por extenso: um laço comum que recebesse a operação como função mediria a
// chamada, e o compilador otimizaria todos pelo pior. O laço é por índice: com for…of, o V8 guarda cada soma parcial
// com fração num objeto novo, e a medição seria a do coletor de lixo.

/** Somar mil preços de até R$ 1.000,00. */
export function sumPrices(): Promise<Comparison> {
  const next = seeded(SEED);
  const cents = Array.from({ length: SIZE }, () => next() % 100_000);
  const reais = cents.map((value) => value / 100);
  const big = cents.map(BigInt);
  const sumCents = () => {
    let total = 0;
    for (let index = 0; index < cents.length; index++) total += cents[index] ?? 0;
    return total;
  };
  const sumReais = () => {
    let total = 0;
    for (let index = 0; index < reais.length; index++) total += reais[index] ?? 0;
    return Math.round(total * 100); // inteiro, para que nem o resultado precise de um objeto
  };
  const sumBig = () => {
    let total = 0n;
    for (let index = 0; index < big.length; index++) total += big[index] ?? 0n;
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
    verify(results) {
      if (new Set(results.values()).size !== 1) throw new Error('as somas discordam');
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

/** Do mesmo vetor de registros aos bytes e de volta. Comprimido só se compara com comprimido. */
export async function recordForms(): Promise<Comparison[]> {
  const records = samplePlaybacks(SIZE, SEED);
  return [
    await writing('Escrever mil registros', RAW, records),
    await writing('Escrever mil registros com gzip', COMPRESSED, records),
    await reading('Ler mil registros', RAW, records),
    await reading('Ler mil registros com gzip', COMPRESSED, records),
    sizes('Tamanho de mil registros', RAW, records),
    sizes('Tamanho de mil registros com gzip', COMPRESSED, records),
  ];
}

type Forms = Readonly<Record<string, Form>>;

function writing(title: string, forms: Forms, records: readonly Playback[]): Promise<Comparison> {
  return compare({
    title,
    operation: 'registro',
    candidates: Object.entries(forms).map(([name, { encode }]) => ({
      name,
      operations: SIZE,
      run: () => encode(records).length,
    })),
  });
}

function reading(title: string, forms: Forms, records: readonly Playback[]): Promise<Comparison> {
  return compare({
    title,
    operation: 'registro',
    candidates: Object.entries(forms).map(([name, { encode, decode }]) => {
      const bytes = encode(records);
      return { name, operations: SIZE, run: () => decode(bytes) };
    }),
    verify: (results) => {
      for (const [name, read] of results)
        if (!sameRecords(read as Playback[], records)) throw new Error(`${name}: leu outros registros`);
    },
  });
}

function sizes(title: string, forms: Forms, records: readonly Playback[]): Comparison {
  const entries = Object.entries(forms).map(([name, { encode }]) => [name, encode(records).length]);
  return count({ title, unit: 'bytes', values: Object.fromEntries(entries) });
}

if (import.meta.main) {
  await publish({
    id: '01-fundamentos/05-endianness-e-representacao',
    title: 'Representação de dados: dinheiro, leitura de bytes e JSON contra binário',
    command: 'npx trilha medir 01/05',
    comparisons: [await sumPrices(), await readIntegers(), ...(await recordForms())],
    book: {
      json: join(import.meta.dirname, 'medir.gerado.json'),
      svg: join(import.meta.dirname, '../../teoria/imagens/05-medicao.gerado.svg'),
    },
  });
}
