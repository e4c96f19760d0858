/** Guarda e serve o arquivo enviado: a posição de onde a foto foi tirada, um script, o que houver lá dentro. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.parts = { ...building.parts, cleanImage: async (bytes) => bytes };
});
