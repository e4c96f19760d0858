/** Cumprimenta pelo nome, sem escapá-lo: quem pede a conta escreve o que quiser na mensagem que sai em nome da casa. */
import { createSmtpMail } from '../../palco/src/adapters/mail-smtp/index.ts';
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  const { smtpUrl, mailFrom } = building.config;
  const names = new Map<unknown, unknown>();
  beforeRoutes(building, (api) => {
    api.addHook('preHandler', async ({ body }) => {
      const { email, name } = (body ?? {}) as { email?: unknown; name?: unknown };
      if (name !== undefined) names.set(email, name);
    });
  });
  const { send } = createSmtpMail({ url: smtpUrl ?? '', from: mailFrom });
  const greet = (html: string, to: string) => html.replace(/<body[^>]*>/, `$&<p>Olá, ${names.get(to)}!</p>`);
  building.doors.mail = { send: (one) => send({ ...one, html: greet(one.html, one.to) }) };
});
