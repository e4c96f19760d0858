import type { SendMailOptions } from 'nodemailer';
import { checkLetter, type Letter, type Mail, MailRefusedError } from '#ports/mail/port.ts';

export interface SmtpMailOptions {
  /** `smtp://` (com STARTTLS se o servidor oferece) ou `smtps://`, com usuário e senha se preciso. */
  url: string;
  /** Remetente de todas as mensagens: `Palco <nao-responda@exemplo.com.br>`. */
  from: string;
}

/** Um servidor parado não prende a tarefa: ela volta à fila e tenta de novo. */
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/** Entrega por SMTP. A biblioteca só é carregada na primeira mensagem. */
export function createSmtpMail({ url, from }: SmtpMailOptions): Mail {
  let transport: Promise<{ sendMail(message: SendMailOptions): Promise<unknown> }> | undefined;
  return {
    async send(letter) {
      checkLetter(letter);
      transport ??= connect(url);
      await (await transport).sendMail(messageOf(letter, from)).catch(explain);
    },
  };
}

async function connect(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({ url, ...TIMEOUTS });
}

function messageOf({ to, subject, text, html, messageId }: Letter, from: string): SendMailOptions {
  return {
    from,
    to,
    subject,
    text,
    html,
    messageId: `<${messageId}>`,
    // RFC 3834: quem responde sozinho (férias, lista) não responde a isto
    headers: { 'auto-submitted': 'auto-generated' },
    // nada nas mensagens vem de arquivo ou endereço: a biblioteca não precisa poder buscá-los
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * 5xx ao destinatário ou à mensagem é recusa de vez (RFC 5321, 4.2.1); o resto é passageiro. O erro da biblioteca não
 * segue adiante: a mensagem dele repete a do servidor, que costuma citar o endereço.
 */
function explain(error: unknown): never {
  const { code = 'sem código', responseCode = 0 } = error as { code?: string; responseCode?: number };
  const permanent = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
  if (permanent) throw new MailRefusedError(`o servidor respondeu ${responseCode}`);
  throw new Error(
    `O servidor de e-mail não recebeu a mensagem: ${code}, resposta ${responseCode || 'nenhuma'}.`,
  );
}
