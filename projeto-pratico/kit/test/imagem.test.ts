import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { image } from '../src/index.ts';

test('o WebP diz o tamanho e os blocos; o animado, que se mexe', () => {
  expect(image.readWebp(image.webp)).toEqual({ width: 24, height: 16, chunks: ['VP8 '], trailing: 0 });
  expect(image.readWebp(image.animatedWebp)?.chunks).toContain('ANIM');
});

test('bytes depois do fim aparecem; o que não é WebP não se lê', () => {
  expect(image.readWebp(Buffer.concat([image.webp, Buffer.alloc(7)]))?.trailing).toBe(7);
  for (const other of [image.gif, image.jpeg(), Buffer.alloc(0), image.webp.subarray(0, 20)])
    expect(image.readWebp(other)).toBeUndefined();
});

test('um bloco que mente o tamanho não prende a leitura', () => {
  const lying = Buffer.from(image.webp);
  lying.writeUInt32LE(0xffffffff, 16);
  expect(image.readWebp(lying)?.chunks).toEqual(['VP8 ']);
});

test('o PNG enorme cabe em poucos bytes e, aberto, tem todos os pontos', () => {
  const bomb = image.png({ width: 12_000, height: 12_000 });
  expect(bomb.length).toBeLessThan(32_000);
  const data = bomb.indexOf('IDAT');
  const rows = inflateSync(bomb.subarray(data + 4, data + 4 + bomb.readUInt32BE(data - 4)));
  expect(rows.length).toBe(12_000 * (1 + 12_000 / 8));
});

test('o JPEG leva a descrição e a posição no mapa', () => {
  const bytes = image.jpeg('rua das Flores, 10');
  expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0xff, 0xd8, 0xff, 0xe1]));
  expect(bytes.includes('rua das Flores, 10')).toBe(true);
  expect(bytes.includes('Exif\0\0MM')).toBe(true);
});
