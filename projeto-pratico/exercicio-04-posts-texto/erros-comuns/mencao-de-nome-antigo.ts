/** Procura o nome também entre os que alguém já deixou: escrever o antigo menciona quem não o usa mais. */
import { instead, startWith } from './referencia.ts';

const everUsed = `select u.id, written.handle from unnest($1::text[]) as written (handle)
  join users.handles h on h.handle_hash = sha256(convert_to(written.handle, 'UTF8'))
  join users.users u on u.id = h.user_id and u.status = 'active' and u.suspension is null`;

await startWith((building) => {
  instead(building, 'users.by_handles', (ask) => ask(everUsed));
});
