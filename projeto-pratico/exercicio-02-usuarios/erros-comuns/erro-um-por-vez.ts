/** Devolve só o primeiro campo errado: a pessoa conserta um, envia, descobre outro, envia… */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async (_request, reply, payload) => {
      if (reply.statusCode !== 400) return payload;
      const problem = JSON.parse(String(payload)) as { errors: unknown[] };
      return JSON.stringify({ ...problem, errors: problem.errors.slice(0, 1) });
    });
  });
});
