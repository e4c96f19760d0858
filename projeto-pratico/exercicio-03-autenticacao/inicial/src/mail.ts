import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { createTransport } from 'nodemailer';
import type { Database, Query } from './database.ts';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** O que falta mandar: o tipo da mensagem e os ids de que ela fala. O texto se escreve na hora de entregar. */
export interface Order {
  kind: string;
  payload: Record<string, string>;
}

/** Escreve a mensagem de um pedido; `null` se já não há o que dizer. */
export type Writer = (payload: Record<string, string>) => Promise<Letter | null>;

export interface MailDeps {
  db: Database;
  /** Sem endereço, as mensagens esperam na caixa de saída. */
  smtpUrl: string | undefined;
  /** De onde elas dizem vir. */
  host: string;
  log: FastifyBaseLogger;
}

interface Row extends Order {
  id: string;
  attempts: number;
}

const POLL_MS = 250;
/** Com a espera dobrando até uma hora, são umas treze horas de correio fora do ar. */
const MAX_ATTEMPTS = 24;
const PER_HOUR = 5;
const SMTP_MS = 5_000;

/**
 * O correio: o pedido entra na caixa de saída na transação do fato que ele conta, e um laço o entrega, tentando de novo o
 * que falhar. Com vários processos, cada pedido é de um: os outros o pulam.
 */
export function createMail({ db, smtpUrl, host, log }: MailDeps) {
  const writers = new Map<string, Writer>();
  const transport = smtpUrl === undefined ? undefined : createTransport(withDeadlines(smtpUrl));
  const stopping = new AbortController();
  const loop = transport === undefined ? Promise.resolve() : run();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const delivered = await db.transaction(deliverNext).catch((error: Error) => {
        log.warn(error.message);
        return false;
      });
      if (!delivered) await delay(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  /** Entrega um pedido; `false` se não há nenhum ou se ele ficou para depois. */
  async function deliverNext(query: Query): Promise<boolean> {
    const [row] = await query<Row>(
      `select id, kind, payload, attempts from letters where next_attempt_at <= now()
       order by next_attempt_at limit 1 for update skip locked`,
    );
    if (row === undefined) return false;
    try {
      await send(row);
    } catch (error) {
      // só o código: a mensagem de um servidor de e-mail costuma trazer o endereço da pessoa
      log.warn({ kind: row.kind, code: (error as { code?: string }).code }, 'mensagem não entregue');
      if (row.attempts < MAX_ATTEMPTS) return postpone(query, row);
    }
    await query('delete from letters where id = $1', [row.id]);
    return true;
  }

  /** O Message-ID é o do pedido: se o processo acabar antes de apagá-lo, a repetida se reconhece. */
  async function send({ id, kind, payload }: Row): Promise<void> {
    const write = writers.get(kind);
    // durante uma troca de versão, o pedido pode ser de um processo mais novo: ele espera quem o saiba escrever
    if (write === undefined) throw new Error('ninguém aqui escreve este tipo de mensagem');
    const letter = await write(payload);
    if (letter === null) return;
    await transport?.sendMail({
      from: `Palco <nao-responda@${host}>`,
      messageId: `<${id}@${host}>`,
      ...letter,
    });
  }

  async function postpone(query: Query, { id, attempts }: Row): Promise<false> {
    await query(
      `update letters set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2) where id = $1`,
      [id, Math.min(2 ** attempts, 3_600)],
    );
    return false;
  }

  /** Grava o pedido: a mensagem sai se, e só se, a transação de `query` valer. */
  async function enqueue(query: Query, { kind, payload }: Order): Promise<void> {
    await query('insert into letters (kind, payload) values ($1, $2)', [kind, payload]);
  }

  return {
    enqueue,
    /** Diz quem escreve as mensagens de um tipo. */
    writes(kind: string, writer: Writer): void {
      writers.set(kind, writer);
    },
    /** O mesmo que `enqueue`, a um endereço que ainda não provou ser de quem pede: no máximo cinco por hora para cada um. */
    async enqueueToStranger(query: Query, emailKey: string, order: Order): Promise<void> {
      const spent = await query(
        `insert into mail_budgets as b (email_key, sent) values ($1, array[now()])
         on conflict (email_key) do update
           set sent = array(select t from unnest(b.sent) as t where t > now() - interval '1 hour') || now()
           where (select count(*) from unnest(b.sent) as t where t > now() - interval '1 hour') < $2
         returning 1`,
        [emailKey, PER_HOUR],
      );
      if (spent.length > 0) await enqueue(query, order);
    },
    /** Para o laço e espera a entrega em andamento. */
    async stop(): Promise<void> {
      stopping.abort();
      await loop;
      transport?.close();
    },
  };
}

/** Sem prazo, um servidor que aceita a conexão e não responde seguraria o laço. */
function withDeadlines(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(SMTP_MS));
  return url.href;
}

export type Mail = ReturnType<typeof createMail>;
