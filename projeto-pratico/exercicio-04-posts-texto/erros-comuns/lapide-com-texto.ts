/** Guarda o texto do apagado “para moderar” e o deixa ir junto no lugar vazio da conversa. */
import { beforeRoutes, instead, startWith } from './referencia.ts';

const buried = new Map<string, string>();

await startWith((building) => {
  instead(building, 'posts.remove', async (ask, text, [id]) => {
    const [row] = (await ask('select text from posts.posts where id = $1', [id])) as { text: string }[];
    buried.set(String(id), row?.text ?? '');
    return ask(text);
  });
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async ({ url }, _reply, payload) =>
      url.includes('/thread')
        ? String(payload).replaceAll(/"id":"([^"]+)","unavailable":true/gu, (whole, id: string) =>
            buried.has(id) ? `${whole},"text":${JSON.stringify(buried.get(id))}` : whole,
          )
        : payload,
    );
  });
});
