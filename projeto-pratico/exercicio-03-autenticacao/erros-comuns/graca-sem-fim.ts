/** Dá o sucessor a quem repete, para sempre: o token roubado serve de novo em qualquer dia. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.config = { ...building.config, refreshGraceSeconds: 86_400 };
});
