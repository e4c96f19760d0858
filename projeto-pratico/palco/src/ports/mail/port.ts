/** Uma mensagem pronta para sair. */
export interface Letter {
  /** Um endereço só. */
  to: string;
  /** Uma linha. */
  subject: string;
  text: string;
  html: string;
  /** Sem `<` e `>`. Repetir a entrega com o mesmo id deixa quem recebe saber que é a mesma mensagem. */
  messageId: string;
}

/**
 * Saída de mensagens.
 *
 * Garantias: `send` só resolve quando quem transporta a mensagem ficou responsável por ela. Rejeita com
 * {@link MailRefusedError} quando insistir não adianta (endereço que não existe); qualquer outra rejeição é passageira,
 * e a mensagem pode ter saído assim mesmo: repita com o mesmo `messageId`. Nenhum erro cita o endereço, que é dado
 * pessoal e iria ao registro e à fila.
 */
export interface Mail {
  send(letter: Letter): Promise<void>;
}

/** O transporte recusou a mensagem de vez. */
export class MailRefusedError extends Error {
  readonly code = 'MAIL_REFUSED';

  constructor(reason: string) {
    super(`A mensagem foi recusada: ${reason}.`);
    this.name = 'MailRefusedError';
  }
}

/** Quebra de linha em um cabeçalho criaria outro cabeçalho. @throws MailRefusedError */
export function checkLetter(letter: Letter): void {
  const { to, subject, messageId } = letter;
  if ([to, subject, messageId].some((line) => /[\r\n\0]/.test(line)) || !/^[^\s,;<>]+@[^\s,;<>]+$/.test(to))
    throw new MailRefusedError('um cabeçalho não está em forma de ser enviado');
}
