/** Refaz a imagem e copia os metadados: o retrato continua a dizer em que rua a pessoa mora. */
import sharp from 'sharp';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { cleanImage } = building.parts;
  building.parts = {
    ...building.parts,
    cleanImage: async (bytes) => {
      await cleanImage(bytes);
      return sharp(bytes).resize(512, 512).keepExif().webp().toBuffer();
    },
  };
});
