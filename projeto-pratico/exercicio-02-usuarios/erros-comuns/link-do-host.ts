/** Monta o link com o endereço que veio na requisição: quem a forja recebe, no site dele, o token da vítima. */
import { createSmtpMail } from '../../palco/src/adapters/mail-smtp/index.ts';
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  const { publicUrl, smtpUrl, mailFrom } = building.config;
  const hosts = new Map<unknown, string>();
  beforeRoutes(building, (api) => {
    api.addHook('preHandler', async ({ body, headers }) => {
      hosts.set((body as { email?: unknown } | null)?.email, `http://${headers.host}`);
    });
  });
  const { send } = createSmtpMail({ url: smtpUrl ?? '', from: mailFrom });
  const forged = (text: string, to: string) => text.replaceAll(publicUrl, hosts.get(to) ?? publicUrl);
  building.doors.mail = { send: (one) => send({ ...one, text: forged(one.text, one.to), html: '' }) };
});
