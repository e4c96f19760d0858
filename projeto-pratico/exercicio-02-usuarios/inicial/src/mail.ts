import type { FastifyBaseLogger } from 'fastify';
import { createTransport } from 'nodemailer';
import type { Database, Query } from './database.ts';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface MailDeps {
  db: Database;
  /** Sem endereço, as mensagens esperam na caixa de saída. */
  smtpUrl: string | undefined;
  log: FastifyBaseLogger;
}

/**
 * O correio.
 *
 * TODO (o que se prometeu): `enqueue` grava a mensagem em uma tabela, na transação de quem a manda, e um laço a entrega
 * depois, tentando de novo o que falhar. Por enquanto ele a entrega ali mesmo: se o correio cair, ou se a transação
 * voltar atrás, o que foi dito não é o que aconteceu.
 */
export function createMail({ smtpUrl, log }: MailDeps) {
  const transport = smtpUrl === undefined ? undefined : createTransport(smtpUrl);
  return {
    async enqueue(_query: Query, letter: Letter): Promise<void> {
      await transport?.sendMail({ from: 'Palco <nao-responda@localhost>', ...letter });
      log.info('mensagem enviada');
    },
    /** Para o laço e espera a entrega em andamento. */
    async stop(): Promise<void> {
      transport?.close();
    },
  };
}

export type Mail = ReturnType<typeof createMail>;
