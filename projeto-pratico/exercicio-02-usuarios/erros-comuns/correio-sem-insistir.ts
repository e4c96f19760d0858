/** Se o correio falha, anota no log e segue: a pessoa recebeu um 202 e espera uma mensagem que ninguém vai mandar. */
import { createSmtpMail } from '../../palco/src/adapters/mail-smtp/index.ts';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { smtpUrl, mailFrom } = building.config;
  const mail = createSmtpMail({ url: smtpUrl ?? '', from: mailFrom });
  const give = (error: Error) => building.log.warn(error.message);
  building.doors.mail = { send: (letter) => mail.send(letter).catch(give) };
});
