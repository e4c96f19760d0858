import { ROOT } from '../../boot/paths.mjs';

/** Pastas das partes que o lançador põe de pé. */
export const PARTS = {
  palco: `${ROOT}/projeto-pratico/palco`,
  palcoWeb: `${ROOT}/projeto-pratico/palco-web`,
  trilha: `${ROOT}/trilha`,
  site: `${ROOT}/trilha/web`,
};

/** Portas preferidas. */
export const PORTS = { palco: 3000, trilha: 4000 };
