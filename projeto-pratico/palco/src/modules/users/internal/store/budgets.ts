import { statement, type Tx } from '#kernel/db.ts';

const sql = {
  // uma linha por endereço: pedidos simultâneos para o mesmo esperam a vez nela
  spend: statement(
    'budgets.spend',
    `insert into users.mail_budgets as b (email_hash, sent) values ($1, array[$2::timestamptz])
     on conflict (email_hash) do update
       set sent = array(select t from unnest(b.sent) as t where t > $3) || $2::timestamptz
       where (select count(*) from unnest(b.sent) as t where t > $3) < $4
     returning 1`,
  ),
  removeOld: statement(
    'budgets.remove_old',
    `delete from users.mail_budgets where not exists (select 1 from unnest(sent) as t where t > $1) returning 1`,
  ),
};

/** SQL do limite de mensagens por endereço. */
export const budgets = {
  /** Conta mais uma mensagem para o endereço; `false` se já saíram `max` desde `since`. */
  spend: async (tx: Tx, emailHash: Buffer, now: Date, since: Date, max: number) =>
    (await tx.query(sql.spend, [emailHash, now, since, max])).length > 0,
  removeOld: async (tx: Tx, since: Date) => (await tx.query(sql.removeOld, [since])).length,
};
