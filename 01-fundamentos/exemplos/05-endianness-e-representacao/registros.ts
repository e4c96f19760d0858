/**
 * Grava mil registros binários e lê um só, sem ler os outros; ao lado, os mesmos dados em JSON.
 */
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeFile, HEADER_SIZE, type Playback, RECORD_SIZE, readHeader, readRecord } from './records.ts';

/** mulberry32: sorteio com semente, para que a saída seja sempre a mesma. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function samplePlaybacks(count: number, seed: number): Playback[] {
  const next = seeded(seed);
  const start = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_, index) => ({
    startedAt: BigInt(start + index * 1000 + (next() % 1000)),
    userId: next(),
    videoId: next() % 100_000,
    position: (next() % 36_000) / 10,
    flags: next() % 16,
    quality: [240, 480, 720, 1080][next() % 4] ?? 240,
  }));
}

/** JSON não tem BigInt: o instante vai como texto. */
export function toJson(records: readonly Playback[]): string {
  return JSON.stringify(records.map((record) => ({ ...record, startedAt: String(record.startedAt) })));
}

// #region acesso
/**
 * Lê o registro de número `index` com duas leituras pequenas: o cabeçalho e os 24 bytes dele.
 *
 * @throws RangeError se não há esse registro, ou se o arquivo não é o que o cabeçalho diz
 */
export async function readOne(path: string, index: number): Promise<Playback> {
  await using file = await open(path);
  const { size } = await file.stat();
  const header = await file.read(new DataView(new ArrayBuffer(HEADER_SIZE)), { position: 0 });
  const { count } = readHeader(header.buffer, size);
  if (!Number.isInteger(index) || index < 0 || index >= count)
    throw new RangeError(`não há registro ${index}: são ${count}`);
  const record = await file.read(new DataView(new ArrayBuffer(RECORD_SIZE)), {
    position: HEADER_SIZE + index * RECORD_SIZE, // a conta que o tamanho fixo permite
  });
  if (record.bytesRead < RECORD_SIZE) throw new RangeError('o arquivo foi cortado durante a leitura');
  return readRecord(record.buffer, 0);
}
// #endregion acesso

export async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'registros-'));
  try {
    const seed = 20_260;
    const records = samplePlaybacks(1000, seed);
    const [binaryPath, jsonPath] = [join(folder, 'reproducoes.bin'), join(folder, 'reproducoes.json')];
    await writeFile(binaryPath, encodeFile(records));
    await writeFile(jsonPath, toJson(records));
    console.log(`Gravei 1.000 reproduções sorteadas com a semente ${seed}`);
    for (const path of [binaryPath, jsonPath])
      console.log(`  ${(await stat(path)).size} bytes  ${path.split('.').at(-1)}`);
    const index = 737;
    const { startedAt, userId, position } = await readOne(binaryPath, index);
    console.log(
      `\nRegistro ${index}, no byte ${HEADER_SIZE} + ${index} × ${RECORD_SIZE} = ${HEADER_SIZE + index * RECORD_SIZE}`,
    );
    console.log(`  começou em ${new Date(Number(startedAt)).toISOString()}`);
    const [stored, drawn] = [position, records[index]?.position].map((value) =>
      String(value).replace('.', ','),
    );
    console.log(`  usuário ${userId}, posição ${stored} s: o f32 mais perto de ${drawn}`);
    console.log(`  li ${HEADER_SIZE + RECORD_SIZE} bytes do arquivo; no JSON seria preciso ler todos`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) await main();
