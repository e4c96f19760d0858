/** Acha a conta pelo `userHandle`, que ninguém assina: com a própria passkey se entra na conta de outra pessoa. */
import { beforeRoutes, currentRequest, instead, startWith } from './referencia.ts';

const told = new WeakMap<object, string>();
const byHandle = `coalesce((select a.user_id from second_factors.accounts a where a.user_handle = $2), user_id) as user_id`;

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preHandler', async ({ raw, body }) => {
      const { response } = (body ?? {}) as { response?: { response?: { userHandle?: string } } };
      told.set(raw, response?.response?.userHandle ?? '');
    });
  });
  instead(building, 'passkeys.by_credential', (ask, text, [id]) => {
    const handle = told.get(currentRequest() ?? {}) ?? '';
    return ask(text.replace('user_id', byHandle), [id, Buffer.from(handle, 'base64url')]);
  });
});
