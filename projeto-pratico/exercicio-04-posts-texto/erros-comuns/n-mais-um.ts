/** Busca os posts da página um a um: cinquenta posts, cinquenta consultas. */
import { instead, startWith } from './referencia.ts';

await startWith((building) => {
  instead(building, 'posts.by_ids', async (ask, text, [ids, viewerId]) => {
    const each = (ids as string[]).map((id) => ask(text, [[id], viewerId]));
    return (await Promise.all(each)).flat();
  });
});
