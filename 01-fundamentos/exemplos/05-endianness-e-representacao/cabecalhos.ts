/**
 * Lê o cabeçalho de um PNG, um WAV e um MP4 de verdade: passe caminhos, ou nenhum para usar os de arquivos/.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { boxes, FormatError, readMp4, readPng, readWav } from './headers.ts';

const SAMPLES = ['degrade.gerado.png', 'tom.gerado.wav', 'clipe.gerado.mp4'].map((name) =>
  join(import.meta.dirname, 'arquivos', name),
);

const decimal = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 3 });

/** O começo do arquivo como um editor hexadecimal mostra: posição, bytes, e o texto onde há texto. */
export function hexDump(bytes: Uint8Array, length = 48): string[] {
  const lines: string[] = [];
  for (let offset = 0; offset < Math.min(length, bytes.length); offset += 16) {
    const row = bytes.subarray(offset, Math.min(offset + 16, length));
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = Array.from(row, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    ).join('');
    lines.push(`  ${offset.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines;
}

/** Decide o formato pelos bytes, nunca pela extensão: é o que um servidor deve fazer com um upload. */
export function describe(bytes: Uint8Array): string[] {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.slice(1, 4) === 'PNG') {
    const { width, height, bitDepth, colorType } = readPng(bytes);
    return [
      `  PNG, big-endian: ${width} × ${height}, ${bitDepth} bits por canal, tipo de cor ${colorType}, CRC do IHDR confere`,
    ];
  }
  if (start.startsWith('RIFF')) {
    const { channels, sampleRate, bitsPerSample, seconds } = readWav(bytes);
    return [
      `  WAV, little-endian: ${decimal.format(sampleRate)} Hz, ${channels} ${channels === 1 ? 'canal' : 'canais'}, ${bitsPerSample} bits, ${decimal.format(seconds)} s`,
    ];
  }
  if (start.slice(4, 8) === 'ftyp') {
    const { brand, seconds, width, height } = readMp4(bytes);
    const types = boxes(bytes).map(({ type, body }) => `${type} (${body.length})`);
    return [
      `  MP4, big-endian: ${width} × ${height}, ${decimal.format(seconds)} s, marca “${brand}”`,
      `  caixas: ${types.join(', ')}`,
    ];
  }
  throw new FormatError('não é PNG, WAV nem MP4');
}

export async function main(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const bytes = await open(path);
    if (!bytes) continue;
    console.log(
      [`${basename(path)}, ${bytes.length} bytes`, ...hexDump(bytes), ...tryDescribe(bytes), ''].join('\n'),
    );
  }
}

/** Um arquivo que falta não impede de ler os outros. */
async function open(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    process.exitCode = 1;
    console.error(`${path}: ${REASONS[code ?? ''] ?? String(error)}`);
    return undefined;
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'não existe',
  EISDIR: 'é uma pasta',
  EACCES: 'não tenho permissão para ler',
};

function tryDescribe(bytes: Uint8Array): string[] {
  try {
    return describe(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    process.exitCode = 1;
    return [`  não consegui ler: ${error.message}`];
  }
}

if (import.meta.main) {
  const paths = process.argv.slice(2);
  await main(paths.length > 0 ? paths : SAMPLES);
}
