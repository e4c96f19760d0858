import { type Reader, statement, type Tx } from '#kernel/db.ts';
import type { Letter } from '#ports/mail/port.ts';

/** Uma mensagem na caixa local. */
export interface ReceivedLetter extends Letter {
  from: string;
  receivedAt: Date;
}

const sql = {
  insert: statement(
    'mail.insert',
    `insert into mail.letters (message_id, sender, recipient, subject, body_text, body_html)
     values ($1, $2, $3, $4, $5, $6) on conflict (message_id) do nothing`,
  ),
  keepNewest: statement(
    'mail.keep_newest',
    `delete from mail.letters where message_id in
       (select message_id from mail.letters order by received_at desc, message_id offset $1)`,
  ),
  newest: statement(
    'mail.newest',
    `select message_id as "messageId", sender as "from", recipient as "to", subject, body_text as text,
            body_html as html, received_at as "receivedAt"
     from mail.letters order by received_at desc, message_id limit $1`,
  ),
};

/** Todo o SQL do adaptador. */
export const store = {
  async insert(tx: Tx, { messageId, to, subject, text, html }: Letter, from: string): Promise<void> {
    await tx.query(sql.insert, [messageId, from, to, subject, text, html]);
  },
  async keepNewest(tx: Tx, kept: number): Promise<void> {
    await tx.query(sql.keepNewest, [kept]);
  },
  newest(db: Reader, limit: number): Promise<ReceivedLetter[]> {
    return db.query<ReceivedLetter>(sql.newest, [limit]);
  },
};
