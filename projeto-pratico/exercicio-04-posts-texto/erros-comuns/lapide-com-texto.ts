/** Guarda o texto do apagado “para moderar” e o deixa ir junto no lugar vazio da conversa. */
import { beforeRoutes, instead, startWith } from './referencia.ts';

const EMPTY = /"id":"([^"]+)","unavailable":true/gu;
const buried = new Map<unknown, string>();
const withText = (empty: string, id: string) => `${empty}${buried.get(id) ?? ''}`;

await startWith((building) => {
  instead(building, 'posts.remove', async (ask, text, [id]) => {
    const [row] = await ask('select text from posts.posts where id = $1');
    buried.set(id, `,${JSON.stringify(row).slice(1, -1)}`);
    return ask(text);
  });
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async ({ url }, _reply, payload) =>
      url.includes('/thread') ? String(payload).replaceAll(EMPTY, withText) : payload,
    );
  });
});
