/** “Não há conta com este e-mail”: gentil com quem errou de endereço, e com quem quer saber onde a vítima tem conta. */
import { userErrors } from '../../palco/src/modules/users/index.ts';
import { beforeRoutes, startWith } from './referencia.ts';

const byEmail = { name: 'variante', text: 'select 1 from users.users where email_key = lower($1)' };

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preHandler', async ({ url, body }) => {
      if (!url.endsWith('/password-resets')) return;
      const { email } = body as { email: string };
      if ((await building.db.query(byEmail, [email])).length === 0)
        throw userErrors.create('user_not_found', 'Não há conta com este e-mail.');
    });
  });
});
