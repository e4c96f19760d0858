/** Lê o rascunho, publica e depois o apaga: dois cliques leem o mesmo, e saem dois posts. */
import { instead, startWith } from './referencia.ts';

const look = 'select * from drafts.drafts where id = $1 and author_id = $2';

await startWith((building) => {
  instead(building, 'drafts.remove', async (ask, text) => {
    const found = await ask(look);
    await ask(text);
    return found;
  });
});
