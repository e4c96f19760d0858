import { type Letter, type Mail, MailRefusedError } from './port.ts';

export interface DeliverDeps {
  mail: Mail;
  log: { warn(fields: object, message: string): void };
  publicUrl: string;
}

/**
 * Manda uma mensagem a partir de uma tarefa da fila. Recusa definitiva vai ao registro e a tarefa acaba; qualquer outra
 * falha sobe, e a fila tenta de novo com o mesmo id.
 * @param kind o que a mensagem é
 * @param id o que não muda de uma tentativa a outra
 */
export async function deliver(
  { mail, log, publicUrl }: DeliverDeps,
  kind: string,
  id: string,
  letter: Omit<Letter, 'messageId'>,
): Promise<void> {
  const messageId = `${kind}.${id}@${new URL(publicUrl).hostname}`;
  await mail.send({ ...letter, messageId }).catch((err: unknown) => {
    if (!(err instanceof MailRefusedError)) throw err;
    log.warn({ err, letter: kind }, 'mensagem recusada pelo destinatário');
  });
}
