/** Recusa o token que volta e deixa a família viva: o ladrão que renovou primeiro segue dentro. */
import { currentRequest, instead, startWith } from './referencia.ts';

const look = 'select known_id from sessions.sessions where id = $1 and user_id = $2';

await startWith((building) => {
  instead(building, 'devices.revoke', (ask, text) =>
    ask(currentRequest()?.url?.endsWith('/tokens/refresh') === true ? look : text),
  );
});
