/** Não conta as tentativas: a lista das mil senhas mais comuns cabe em uma madrugada. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.config = { ...building.config, authAttemptsPerMinute: 0 };
});
