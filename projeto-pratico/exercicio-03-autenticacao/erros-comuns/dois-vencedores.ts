/** Pergunta se o token já foi trocado e troca sem perguntar de novo: os que perguntam juntos ouvem todos que não. */
import { instead, startWith } from './referencia.ts';

const used = 'select 1 from sessions.refresh_tokens where token_hash = $1 and used_at is not null';

await startWith((building) => {
  instead(building, 'refresh.rotate', async (ask, text, [hash]) =>
    (await ask(used, [hash])).length > 0 ? [] : ask(text.replace('t.used_at is null and', '')),
  );
});
