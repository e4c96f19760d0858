/** Não olha de que página veio o pedido: um site qualquer manda o navegador da vítima escrever por ela. */
import { startWith } from './referencia.ts';

await startWith(
  () => undefined,
  ({ app }) => {
    app.server.prependListener('request', ({ headers }) => {
      delete headers.origin;
      delete headers['sec-fetch-site'];
    });
  },
);
