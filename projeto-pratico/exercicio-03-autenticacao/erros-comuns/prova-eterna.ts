/** A prova de identidade vale para sempre: o navegador esquecido aberto numa biblioteca apaga a conta. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.config = { ...building.config, stepUpTtlSeconds: 31_536_000 };
});
