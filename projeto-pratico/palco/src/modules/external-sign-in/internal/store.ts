import { type Reader, statement, type Tx } from '#kernel/db.ts';

/** Quem alguém é no provedor de fora. */
export interface Subject {
  issuer: string;
  subject: string;
  email: string | null;
}

export interface IdentityRow extends Subject {
  id: string;
  userId: string;
  linkedAt: Date;
}

export interface TicketRow extends Subject {
  emailVerified: boolean;
  suggestedHandle: string;
  suggestedName: string;
}

/** O que prova ter um ticket: ele e o cookie do navegador em que nasceu. */
export interface TicketKey {
  ticketHash: Buffer;
  browserHash: Buffer;
  now: Date;
}

const TICKET = `issuer, subject, email, email_verified as "emailVerified", suggested_handle as "suggestedHandle",
  suggested_name as "suggestedName"`;
const MINE = 'ticket_hash = $1 and browser_hash = $2 and expires_at > $3';

const sql = {
  ownerOf: statement(
    'external_sign_in.owner_of',
    'select user_id as "userId" from external_sign_in.identities where issuer = $1 and subject = $2',
  ),
  link: statement(
    'external_sign_in.link',
    `insert into external_sign_in.identities (id, user_id, issuer, subject, email, linked_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (issuer, subject) do nothing returning 1`,
  ),
  ofUser: statement(
    'external_sign_in.of_user',
    `select id, issuer, subject, email, linked_at as "linkedAt" from external_sign_in.identities
     where user_id = $1 order by linked_at, id`,
  ),
  count: statement(
    'external_sign_in.count',
    'select count(*)::int as count from external_sign_in.identities where user_id = $1',
  ),
  unlink: statement(
    'external_sign_in.unlink',
    'delete from external_sign_in.identities where id = $1 and user_id = $2 returning 1',
  ),
  addTicket: statement(
    'external_sign_in.add_ticket',
    `insert into external_sign_in.tickets
       (ticket_hash, browser_hash, issuer, subject, email, email_verified, suggested_handle, suggested_name, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  ),
  findTicket: statement(
    'external_sign_in.find_ticket',
    `select ${TICKET} from external_sign_in.tickets where ${MINE}`,
  ),
  consumeTicket: statement(
    'external_sign_in.consume_ticket',
    `delete from external_sign_in.tickets where ${MINE} returning ${TICKET}`,
  ),
  removeExpired: statement(
    'external_sign_in.remove_expired',
    'delete from external_sign_in.tickets where expires_at <= $1 returning 1',
  ),
};

const values = ({ ticketHash, browserHash, now }: TicketKey) => [ticketHash, browserHash, now];

/** SQL das identidades de fora. */
export const store = {
  ownerOf: async (db: Reader, { issuer, subject }: Pick<Subject, 'issuer' | 'subject'>) =>
    (await db.query<{ userId: string }>(sql.ownerOf, [issuer, subject]))[0]?.userId ?? null,
  /** Liga a identidade a uma conta; `false` se ela já é de alguma. */
  async link(tx: Tx, { id, userId, issuer, subject, email, linkedAt }: IdentityRow): Promise<boolean> {
    return (await tx.query(sql.link, [id, userId, issuer, subject, email, linkedAt])).length > 0;
  },
  ofUser: (db: Reader, userId: string) => db.query<Omit<IdentityRow, 'userId'>>(sql.ofUser, [userId]),
  count: async (db: Reader, userId: string) =>
    (await db.query<{ count: number }>(sql.count, [userId]))[0]?.count ?? 0,
  unlink: async (tx: Tx, userId: string, id: string) => (await tx.query(sql.unlink, [id, userId])).length > 0,
  async addTicket(tx: Tx, ticket: TicketRow, key: Omit<TicketKey, 'now'>, expiresAt: Date): Promise<void> {
    const { issuer, subject, email, emailVerified, suggestedHandle, suggestedName } = ticket;
    const row = [issuer, subject, email, emailVerified, suggestedHandle, suggestedName, expiresAt];
    await tx.query(sql.addTicket, [key.ticketHash, key.browserHash, ...row]);
  },
  findTicket: async (db: Reader, key: TicketKey) =>
    (await db.query<TicketRow>(sql.findTicket, values(key)))[0] ?? null,
  /** Gasta o ticket. Desfeita a transação, ele volta a valer. */
  consumeTicket: async (tx: Tx, key: TicketKey) =>
    (await tx.query<TicketRow>(sql.consumeTicket, values(key)))[0] ?? null,
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
