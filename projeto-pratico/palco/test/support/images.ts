import sharp from 'sharp';

/** Um degradê de verdade, com EXIF que diz onde a foto foi tirada. */
export function photo(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7) % 256;
  return sharp(pixels, { raw: { width, height, channels: 3 } }).withExif({
    IFD0: { ImageDescription: 'minha casa' },
    IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '23/1 33/1 0/1' },
  });
}

/** Um PNG todo preto: pequeno em bytes, com os pontos que se pedir. */
export const black = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'black' }, limitInputPixels: false })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();

/** Dois quadros que se alternam. */
export const animated = () =>
  sharp(Buffer.from(Array.from({ length: 8 * 16 * 3 }, (_, at) => (at * 31) % 256)), {
    raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
  })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
