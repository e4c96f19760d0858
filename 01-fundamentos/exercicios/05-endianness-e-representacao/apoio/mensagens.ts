/** O que as tarefas usam: mensagens escritas sem o código do leitor e comparações que dizem onde está a diferença. */
import { crc32 } from 'node:zlib';
import { equal, given, ok } from '@trilha/trilha/check';
import type { Heartbeat } from '../exercicio.ts';

export const heartbeat = (changes: Partial<Heartbeat> = {}): Heartbeat => ({
  playing: true,
  muted: false,
  fullscreen: true,
  quality: 5,
  sentAt: 1_767_225_600_000n,
  videoId: 0x01020304,
  driftMs: -250,
  position: 12.5,
  title: 'Ao vivo',
  ...changes,
});

export const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));

/** `<50 4c …>`; de uma mensagem longa, só o começo. */
export function hex(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 48), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length <= 48 ? `<${shown}>` : `<${shown}…> (${bytes.length} bytes)`;
}

/** Troca bytes e refaz o CRC: sobra um só defeito, e quem confere apenas o CRC não o vê. */
export function sealed(bytes: Uint8Array, ...changes: [at: number, byte: number][]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at, byte] of changes) copy[at] = byte;
  new DataView(copy.buffer).setUint32(copy.length - 4, crc32(copy.subarray(0, -4)));
  return copy;
}

/** A mensagem em bytes, para `decode` ler algo que `encode` nunca viu. */
export function written(message: Heartbeat): Uint8Array {
  const title = Buffer.from(message.title);
  const fixed = Buffer.alloc(28);
  const switches = [message.playing, message.muted, message.fullscreen].map(Number);
  const [playing = 0, muted = 0, fullscreen = 0] = switches;
  fixed.write('PLCO\u0001', 'latin1');
  fixed.writeUInt8(16 * message.quality + 4 * fullscreen + 2 * muted + playing, 5);
  fixed.writeUInt16BE(title.length, 6);
  fixed.writeBigInt64BE(message.sentAt, 8);
  fixed.writeUInt32BE(message.videoId, 16);
  fixed.writeInt32BE(message.driftMs, 20);
  fixed.writeFloatBE(message.position, 24);
  return sealed(Buffer.concat([fixed, title, Buffer.alloc(4)]));
}

const FIELDS = [
  [4, 'assinatura'],
  [5, 'versão'],
  [6, 'opções'],
  [8, 'tamanho do título'],
  [16, 'sentAt'],
  [20, 'videoId'],
  [24, 'driftMs'],
  [28, 'position'],
] as const;

/** Diz em que byte, de que campo, está a primeira diferença: num despejo de 40 bytes ninguém a acha a olho. */
export function sameBytes(received: unknown, expected: Uint8Array, sent: string): void {
  const instance = received instanceof Uint8Array;
  ok(instance, 'encode devia devolver um Uint8Array', { sent, received: typeof received });
  const at = expected.findIndex((byte, index) => received[index] !== byte);
  const field = FIELDS.find(([end]) => at < end)?.[1] ?? (at < expected.length - 4 ? 'título' : 'CRC');
  const message = at < 0 ? 'sobram bytes no fim' : `o byte ${at} (campo ${field}) não é o esperado`;
  equal(Uint8Array.from(received), expected, { sent, message });
}

/** Compara campo a campo: um objeto de outra classe com os mesmos campos serve. */
export function sameMessage(
  received: unknown,
  expected: Heartbeat,
  details: { sent: string; message?: string },
): void {
  const fields = typeof received === 'object' && !(received instanceof Error) ? { ...received } : received;
  equal(fields, expected, details);
}

/** Exige um RangeError que diga o que falhou e só isso: uma mensagem com todas as palavras não ajuda ninguém. */
export function refused<T>(
  fn: (input: T) => unknown,
  input: T,
  word: RegExp,
  words: readonly RegExp[],
): void {
  given(fn, input).throws(RangeError, word);
  const error = capture(() => fn(input));
  const text = error instanceof Error ? error.message : '';
  const others = words.filter((other) => other.source !== word.source && other.test(text));
  ok(others.length === 0, 'a mensagem do erro fala de mais de um problema; diga só o que falhou', {
    sent: `${fn.name}(…)`,
    received: text,
    expected: `uma mensagem que combine com ${word} e não com ${others.join(' nem ')}`,
  });
}

export function capture(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
