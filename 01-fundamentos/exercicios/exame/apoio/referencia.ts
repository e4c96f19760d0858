/** As mesmas contas feitas do modo mais simples, com a memória que for preciso: é com elas que se compara. */
import { crc32 } from 'node:zlib';
import type { Random } from '@trilha/trilha/check';
import type { Job } from '../exercicio.ts';
import { FOLDER } from './disco.ts';

export type Answer = typeof import('../exercicio.ts');

/** Palavra e contagem, em ordem: o que se mostra numa falha. */
export type Counts = Record<string, number>;

export const PATH = `${FOLDER}/comentarios.txt`;
export const CHECKPOINT = `${FOLDER}/contagem`;

/** Aceita toda palavra: empilha 1. */
export const EVERY_WORD = Uint8Array.of(1, 1);

const MAX_WORD = 56;
const utf8 = new TextEncoder();
export const bytesOf = (text: string): Uint8Array => utf8.encode(text);

/** As palavras de um texto, na ordem, pelo enunciado. */
export function wordsOf(text: string): string[] {
  const found = text.match(/[A-Za-z0-9\u0080-\u{10ffff}]+/gu) ?? [];
  return found
    .filter((word) => bytesOf(word).length <= MAX_WORD)
    .map((word) => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
}

export function countsOf(words: Iterable<string>, minimum = 1): Counts {
  const counts = new Map<string, number>();
  for (const word of words)
    if (bytesOf(word).length >= minimum) counts.set(word, (counts.get(word) ?? 0) + 1);
  return sorted(counts);
}

export const sorted = (counts: Iterable<[string, number]>): Counts =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

export const jobOf = (content: Uint8Array, more: Partial<Job> = {}): Job => ({
  path: PATH,
  size: content.length,
  block: 64,
  rule: EVERY_WORD,
  checkpoint: CHECKPOINT,
  every: 2,
  ...more,
});

/** O que a tabela do leitor tem. */
export function tableCounts({ WordTable }: Answer, memory: ArrayBufferLike): Counts {
  const counts = new Map<string, number>();
  new WordTable(memory).each((bytes, start, length, count) => {
    const word = Buffer.from(bytes.slice(start, start + length)).toString();
    counts.set(word, (counts.get(word) ?? 0) + count);
  });
  return sorted(counts);
}

/** Um ponto de retomada no formato do enunciado. */
export function checkpointBytes(job: Job, done: readonly boolean[], counts: Counts): Uint8Array {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(0x434f4e54, 0);
  header.writeBigUInt64BE(BigInt(job.size), 8);
  header.writeUInt32BE(job.block, 16);
  header.writeUInt32BE(Object.keys(counts).length, 20);
  header.writeUInt8(job.rule.length, 24);
  const bitmap = Buffer.alloc(Math.ceil(done.length / 8));
  for (const [block, isDone] of done.entries())
    if (isDone) bitmap.writeUInt8(bitmap.readUInt8(block >> 3) | (0x80 >> (block & 7)), block >> 3);
  const words = Object.entries(counts).map(([word, count]) => {
    const bytes = bytesOf(word);
    const entry = Buffer.alloc(5 + bytes.length);
    entry.writeUInt32BE(count, 0);
    entry.writeUInt8(bytes.length, 4);
    entry.set(bytes, 5);
    return entry;
  });
  const out = Buffer.concat([header, job.rule, bitmap, ...words]);
  out.writeUInt32BE(crc32(out.subarray(8)), 4);
  return Uint8Array.from(out);
}

/** O que um ponto de retomada diz, lido sem o código do leitor. */
export function readCheckpoint(bytes: Uint8Array, job: Job): { done: boolean[]; counts: Counts } | string {
  const view = Buffer.from(bytes);
  if (view.length < 25) return `tem ${view.length} bytes, e só o cabeçalho tem 25`;
  if (view.readUInt32BE(0) !== 0x434f4e54) return 'não começa com 43 4f 4e 54 (“CONT”)';
  if (view.readUInt32BE(4) !== crc32(view.subarray(8))) return 'o CRC-32 não confere';
  const bitmap = 25 + view.readUInt8(24);
  const blocks = Math.ceil(job.size / job.block);
  const done = Array.from(
    { length: blocks },
    (_, block) => ((view[bitmap + (block >> 3)] ?? 0) & (0x80 >> (block & 7))) !== 0,
  );
  const counts: [string, number][] = [];
  let at = bitmap + Math.ceil(blocks / 8);
  for (let left = view.readUInt32BE(20); left > 0; left--) {
    if (at + 5 > view.length) return 'acaba antes da última palavra';
    const length = view.readUInt8(at + 4);
    counts.push([view.toString('utf8', at + 5, at + 5 + length), view.readUInt32BE(at)]);
    at += 5 + length;
  }
  return at === view.length ? { done, counts: sorted(counts) } : `sobram ${view.length - at} bytes no fim`;
}

/** Texto com acentos, algarismos, pontuação, palavras longas e repetidas. */
export function randomText(random: Random, words: number): string {
  const marks = [' ', ' ', ' ', '\n', ', ', '. ', '…', '-', '\u00a0', '🎶 ', '\0'];
  const pick = <T>(list: readonly T[]): T => list[random.integer(0, list.length - 1)] as T;
  return Array.from({ length: words }, () => {
    const long = random.integer(0, 19) === 0 ? 'ã'.repeat(random.integer(20, 40)) : '';
    const word = pick(['amei', 'Ação', 'VÍDEO', 'o', 'de', '10', 'não', '漢字', random.text(6)]);
    return word + long + pick(marks);
  }).join('');
}
