import type { FastifyRequest } from 'fastify';
import { httpErrors } from '#http/errors.ts';
import type { Module } from '#http/module.ts';
import { Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';

export interface MailboxDeps {
  /** As mensagens mais novas primeiro. */
  received(limit: number): Promise<LocalLetter[]>;
}

interface LocalLetter {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  receivedAt: Date;
}

const SHOWN = 50;
const text = Type.String();
const Letter = Type.Object({
  messageId: text,
  from: text,
  to: text,
  subject: text,
  text,
  html: text,
  receivedAt: Timestamp,
});

/**
 * A caixa local, para quem desenvolve: mostra a qualquer um que a leia os links de confirmação de todos. Por isso só é
 * montada quando o endereço público é desta máquina, e só responde a quem está nela.
 */
export function createMailbox({ received }: MailboxDeps): Module {
  return {
    api(app: Http) {
      app.get(
        '/letters',
        {
          config: { access: 'public' },
          schema: {
            tags: ['desenvolvimento'],
            summary: 'Ler a caixa de correio local, sem servidor de e-mail',
            operationId: 'listLetters',
            response: { 200: Type.Object({ items: Type.Array(Letter) }) },
          },
        },
        async (request) => {
          if (!isFromHere(request)) throw httpErrors.create('not_found', 'Não existe nada neste endereço.');
          return { items: (await received(SHOWN)).map(present) };
        },
      );
    },
  };
}

const present = ({ receivedAt, ...letter }: LocalLetter) => ({
  ...letter,
  receivedAt: receivedAt.toISOString(),
});

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Quem pede está nesta máquina e digitou o endereço dela. O `Host` fecha a porta a um site que aponta o próprio nome
 * para 127.0.0.1 e leria a caixa pelo navegador de quem o visita (DNS rebinding).
 */
const isFromHere = ({ raw, headers }: FastifyRequest): boolean =>
  LOOPBACK.test(raw.socket.remoteAddress ?? '') &&
  LOCAL_HOST.test(headers.host ?? '') &&
  headers['x-forwarded-for'] === undefined;
