import { service } from '@trilha/services';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailContract } from '#ports/mail/contract.ts';
import { MailRefusedError } from '#ports/mail/port.ts';
import { createSmtpMail } from '../index.ts';

const from = 'Palco <nao-responda@palco.exemplo.com.br>';
const REFUSED = 'ninguem@exemplo.com.br';
let mailbox: Awaited<ReturnType<typeof service<'smtp'>>>;
beforeAll(async () => {
  mailbox = await service('smtp', { reject: (address) => address === REFUSED });
});
afterAll(() => mailbox.stop());

mailContract('SMTP', async () => ({
  mail: createSmtpMail({ url: mailbox.url, from }),
  unreachable: createSmtpMail({ url: 'smtp://127.0.0.1:1', from }),
  received: async (to) =>
    mailbox
      .messages()
      .filter((message) => message.to.includes(to))
      .map(({ mail }) => ({ to, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '' })),
}));

test('o id da mensagem é o pedido, e o remetente é o da casa', async () => {
  const letter = { to: 'rui@exemplo.com.br', subject: 'Oi', text: 'Oi', html: '<p>Oi</p>' };
  await createSmtpMail({ url: mailbox.url, from }).send({ ...letter, messageId: 'carta.1@palco' });
  const { mail } = await mailbox.waitFor(({ to }) => to.includes(letter.to));
  expect(mail.messageId).toBe('<carta.1@palco>');
  expect(mail.from?.text).toBe('"Palco" <nao-responda@palco.exemplo.com.br>');
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
});

test('destinatário que o servidor recusa é recusa de vez, e a razão não cita o endereço', async () => {
  const letter = { to: REFUSED, subject: 'Oi', text: 'Oi', html: '<p>Oi</p>', messageId: 'carta.2@palco' };
  const sending = createSmtpMail({ url: mailbox.url, from }).send(letter);
  await expect(sending).rejects.toBeInstanceOf(MailRefusedError);
  await expect(sending).rejects.not.toThrow(REFUSED);
});
