/** Guarda a chave sem a pessoa: quem adivinha a de outra recebe o endereço do post dela, e não publica o seu. */
import { instead, startWith } from './referencia.ts';

const anyone = 'select 1 from idempotency.keys where key = $1';

await startWith((building) => {
  instead(building, 'idempotency.claim', async (ask, text, values) =>
    (await ask(anyone, [values[1]])).length > 0 ? [] : ask(text),
  );
  instead(building, 'idempotency.find', (ask, text) =>
    ask(text.replace('user_id = $1', '$1::uuid is not null')),
  );
});
