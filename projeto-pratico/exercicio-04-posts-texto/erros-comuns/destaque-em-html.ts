/** Devolve o destaque pronto para a página, com `<mark>`: o que a pessoa escreveu vai junto, e roda. */
import { beforeRoutes, startWith } from './referencia.ts';

interface Found {
  items: { highlight: { text: string; hit: boolean }[] }[];
}

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async ({ url }, reply, payload) => {
      if (!url.includes('/search/posts') || reply.statusCode !== 200) return payload;
      const found = JSON.parse(String(payload)) as Found;
      for (const item of found.items)
        for (const piece of item.highlight) if (piece.hit) piece.text = `<mark>${piece.text}</mark>`;
      return JSON.stringify(found);
    });
  });
});
