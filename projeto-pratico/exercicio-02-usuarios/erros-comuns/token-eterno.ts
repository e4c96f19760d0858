/** Não lê a validade: o link vale para sempre, e o nome de quem desistiu nunca mais fica livre. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.config = { ...building.config, emailTokenTtlSeconds: 86_400 };
});
