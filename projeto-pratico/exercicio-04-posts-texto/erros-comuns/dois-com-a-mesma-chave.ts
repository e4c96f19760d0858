/** Pergunta se a chave existe e grava sem perguntar de novo: os que perguntam juntos ouvem todos que não. */
import { instead, startWith } from './referencia.ts';

const known = 'select 1 from idempotency.keys where user_id = $1 and key = $2';

await startWith((building) => {
  instead(building, 'idempotency.claim', async (ask, text, values) =>
    (await ask(known, values.slice(0, 2))).length > 0
      ? []
      : ask(text.replace('k.expires_at <= $6', '(k.expires_at <= $6 or true)')),
  );
});
