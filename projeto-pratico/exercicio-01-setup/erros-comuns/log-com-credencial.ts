/** Registra todos os cabeçalhos “para depurar”, inclusive o que abre a conta de alguém. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onRequest', async (request) => {
      request.log.info(`cabeçalhos: ${JSON.stringify(request.headers)}`);
    });
  },
});
