/** “Este e-mail já tem conta”: gentil com quem esqueceu, e com quem quer saber onde a vítima se cadastrou. */
import { userErrors } from '../../palco/src/modules/users/index.ts';
import { beforeRoutes, startWith } from './referencia.ts';

const byEmail = { name: 'variante', text: 'select 1 from users.users where email_key = lower($1)' };

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preHandler', async ({ method, url, body }) => {
      if (method !== 'POST' || url !== '/api/v1/users') return;
      const email = (body as { email?: unknown } | null)?.email;
      if (typeof email !== 'string' || email.includes('\0')) return;
      if ((await building.db.query(byEmail, [email])).length > 0)
        throw userErrors.create('handle_taken', 'Este e-mail já tem conta.');
    });
  });
});
