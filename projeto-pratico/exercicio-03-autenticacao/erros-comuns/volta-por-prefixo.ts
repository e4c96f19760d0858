/** Compara o endereço de volta só pelo começo: `leitor.example.ladrao.example` começa igual, e leva o código. */
import { currentRequest, instead, startWith } from './referencia.ts';

const START = 'https://leitor.example';

await startWith((building) => {
  instead(building, 'oauth.find_app', (ask, text, [clientId]) => {
    const uri = new URL(currentRequest()?.url ?? '/', START).searchParams.get('redirect_uri');
    const wider = text.replace('redirect_uris', 'redirect_uris || $2::text as redirect_uris');
    return ask(wider, [clientId, uri?.startsWith(START) ? uri : START]);
  });
});
