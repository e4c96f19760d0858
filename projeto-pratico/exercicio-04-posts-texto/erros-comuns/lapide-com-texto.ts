/** Guarda o texto do apagado “para moderar” e o deixa ir junto no lugar vazio da conversa. */
import { beforeRoutes, instead, startWith } from './referencia.ts';

const EMPTY = /"id":"([^"]+)","unavailable":true/gu;
const buried = new Map<unknown, string>();
const withText = (empty: string, id: string) => [empty, buried.get(id)].filter(Boolean).join();

await startWith((building) => {
  instead(building, 'posts.remove', async (ask, text, [id]) => {
    buried.set(id, JSON.stringify(await ask('select text from posts.posts where id = $1')).slice(2, -2));
    return ask(text);
  });
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async ({ url }, _reply, payload) =>
      url.includes('/thread') ? String(payload).replaceAll(EMPTY, withText) : payload,
    );
  });
});
