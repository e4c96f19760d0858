/** Deixa o prazo da sessão só no cookie: o navegador o cumpre, e quem copiou o valor não. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.config = { ...building.config, sessionTtlSeconds: 31_536_000 };
});
