/** Devolve a linha inteira do banco no perfil público, e-mail incluído: é a lista que todo spam procura. */
import { beforeRoutes, startWith } from './referencia.ts';

const byHandle = { name: 'variante', text: 'select email from users.users where handle = lower($1)' };

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async ({ routeOptions, params }, reply, payload) => {
      if (routeOptions.url !== '/api/v1/users/:handle' || reply.statusCode !== 200) return payload;
      const { handle } = params as { handle: string };
      const [row] = await building.db.query<object>(byHandle, [handle]);
      return JSON.stringify({ ...(JSON.parse(String(payload)) as object), ...row });
    });
  });
});
