/** Toma o mesmo site pela mesma origem: um blog num subdomínio, nas mãos de outra pessoa, escreve pela vítima. */
import { startWith } from './referencia.ts';

await startWith(
  () => undefined,
  ({ app }) => {
    app.server.prependListener('request', ({ headers }) => {
      if (headers['sec-fetch-site'] === 'same-site') headers['sec-fetch-site'] = 'same-origin';
    });
  },
);
