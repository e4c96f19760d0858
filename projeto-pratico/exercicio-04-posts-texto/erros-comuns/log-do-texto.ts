/** Registra o que chega “para depurar”: o que a pessoa escreveu só para si fica onde mais gente lê. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async ({ url, body, log }) => {
      const { text } = (body ?? {}) as { text?: unknown };
      if (text !== undefined) log.info(`${url}: ${String(text)}`);
    });
  });
});
