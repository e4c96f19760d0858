import { join } from 'node:path';
import sharp from 'sharp';

/** Lado de uma foto cujo PNG, sendo ruído, passa dos 2 MiB que a API aceita. */
const SIDE = 1400;

/** Foto de ruído, em PNG: grande demais para subir sem ser reduzida. */
export async function makePhoto(dir: string): Promise<string> {
  const file = join(dir, 'retrato.png');
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  await sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: '#000', noise } })
    .png({ compressionLevel: 1 })
    .toFile(file);
  return file;
}
