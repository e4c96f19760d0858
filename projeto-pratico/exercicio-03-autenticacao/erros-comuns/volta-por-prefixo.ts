/** Compara o endereço de volta só pelo começo: `leitor.example.ladrao.example` começa igual, e leva o código. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { instead, startWith } from './referencia.ts';

const asked = new AsyncLocalStorage<string | null>();
const START = 'https://leitor.example';

await startWith(
  (building) => {
    instead(building, 'oauth.find_app', (ask, text, [clientId]) => {
      const uri = asked.getStore()?.startsWith(START) ? asked.getStore() : START;
      return ask(text.replace('redirect_uris', 'redirect_uris || $2::text as redirect_uris'), [
        clientId,
        uri,
      ]);
    });
  },
  ({ app }) => {
    app.server.prependListener('request', ({ url }) => {
      asked.enterWith(new URL(url ?? '/', START).searchParams.get('redirect_uri'));
    });
  },
);
