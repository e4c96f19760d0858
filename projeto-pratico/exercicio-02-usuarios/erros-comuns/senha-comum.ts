/** Confere o tamanho da senha e mais nada: `12345678` passa, e é a primeira que se tenta. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.parts = { ...building.parts, isCommonPassword: () => false };
});
