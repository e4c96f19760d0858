/** Recusa o token que volta e deixa a família viva: o ladrão que renovou primeiro segue dentro. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeRoutes, instead, startWith } from './referencia.ts';

const refreshing = new AsyncLocalStorage<boolean>();
const look = 'select known_id from sessions.sessions where id = $1 and user_id = $2';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onRequest', ({ url }, _reply, done) =>
      refreshing.run(url.endsWith('/tokens/refresh'), done),
    );
  });
  instead(building, 'devices.revoke', (ask, text) => ask(refreshing.getStore() === true ? look : text));
});
