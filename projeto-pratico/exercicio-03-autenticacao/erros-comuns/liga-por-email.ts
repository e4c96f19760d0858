/** Liga a identidade de fora à conta de mesmo e-mail: quem controla o outro provedor entra na conta que quiser. */
import { startWith } from './referencia.ts';

const byEmail = { name: 'variante', text: 'select id from users.users where email_key = lower($1)' };

await startWith((building) => {
  building.parts = {
    ...building.parts,
    linkByEmail: async (email) => (await building.db.query<{ id: string }>(byEmail, [email]))[0]?.id ?? null,
  };
});
