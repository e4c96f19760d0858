/** Faz link de tudo o que parece endereço: quem clica no do ladrão roda o script dele. */
import { beforeRoutes, startWith } from './referencia.ts';

const SCRIPT = /(?<!\S)(?:javascript|data):\S+/giu;

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async ({ method, url }, { statusCode }, payload) => {
      if (method !== 'POST' || !url.endsWith('/posts') || statusCode !== 201) return payload;
      const post = JSON.parse(String(payload)) as { text: string; entities: object[] };
      for (const { 0: script, index: start } of post.text.matchAll(SCRIPT))
        post.entities.push({ kind: 'link', start, end: start + script.length, url: script });
      return JSON.stringify(post);
    });
  });
});
