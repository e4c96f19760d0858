/**
 * Gera os arquivos que `cabecalhos.ts` lê: um PNG e um WAV escritos byte a byte, e um MP4 do FFmpeg.
 * precisa: ffmpeg
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { binary } from '@trilha/services';
import { crc32 } from './crc32.ts';

export const FOLDER = join(import.meta.dirname, 'arquivos');

/** Uma imagem RGB de 8 bits por canal: um degradê de 48 × 27. */
export function makePng(width = 48, height = 27): Buffer {
  const row = 1 + width * 3; // cada linha começa com o número do filtro; 0 é nenhum
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixels.set([x * 5, y * 9, 0x8f], y * row + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, cor verdadeira, deflate, filtros adaptativos, sem entrelaçar
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Tamanho, tipo, dados e o CRC do tipo com os dados. */
function chunk(type: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

/** Um quarto de segundo de lá (440 Hz), mono, 16 bits com sinal, 8.000 amostras por segundo. */
export function makeWav(sampleRate = 8000, seconds = 0.25): Buffer {
  const samples = sampleRate * seconds;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // amostras cruas, sem compressão
  file.writeUInt16LE(1, 22); // um canal
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28); // bytes por segundo
  file.writeUInt16LE(2, 32); // bytes por amostra
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index++) {
    const wave = Math.sin((2 * Math.PI * 440 * index) / sampleRate);
    file.writeInt16LE(Math.round(wave * 12_000), 44 + index * 2);
  }
  return file;
}

async function makeMp4(path: string): Promise<void> {
  const ffmpeg = await binary('ffmpeg');
  const input = ['-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=10:duration=1'];
  const output = [
    '-c:v',
    'libx264',
    '-pix_fmt',
    'yuv420p',
    '-crf',
    '40',
    '-movflags',
    '+faststart',
    '-bitexact',
  ];
  const options = { env: { ...process.env, ...ffmpeg.env } };
  await promisify(execFile)(ffmpeg.path, ['-y', '-v', 'error', ...input, ...output, path], options);
}

/** Sem `--gravar`, os arquivos vão para uma pasta temporária: os do livro não mudam por acidente. */
async function main(): Promise<void> {
  const folder = process.argv.includes('--gravar') ? FOLDER : await mkdtemp(join(tmpdir(), 'arquivos-'));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'degrade.gerado.png'), makePng());
  await writeFile(join(folder, 'tom.gerado.wav'), makeWav());
  await makeMp4(join(folder, 'clipe.gerado.mp4'));
  console.log(`Gravei um PNG, um WAV e um MP4 em ${folder}`);
}

if (import.meta.main) await main();
