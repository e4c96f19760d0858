import { statement, type Tx } from '#kernel/db.ts';

/** Por onde se entra: sessão de navegador ou tokens de aplicativo. */
export type Door = 'browser' | 'app';

const sql = {
  insert: statement(
    'challenges.insert',
    `insert into second_factors.challenges (challenge_hash, user_id, door, device_name, expires_at)
     values ($1, $2, $3, $4, $5)`,
  ),
  // contar antes de conferir: contando depois, vinte códigos ao mesmo tempo gastariam uma tentativa só
  try: statement(
    'challenges.try',
    `update second_factors.challenges set tries = tries + 1
     where challenge_hash = $1 and door = $2 and expires_at > $3 and tries < $4 returning user_id, device_name`,
  ),
  consume: statement(
    'challenges.consume',
    'delete from second_factors.challenges where challenge_hash = $1 and user_id = $2 returning 1',
  ),
  removeOfUser: statement(
    'challenges.remove_of_user',
    'delete from second_factors.challenges where user_id = $1',
  ),
  // o que uma troca de senha já está apagando fica para ela: em outra ordem, uma esperaria pela outra
  removeExpired: statement(
    'challenges.remove_expired',
    `delete from second_factors.challenges where challenge_hash in (
       select challenge_hash from second_factors.challenges where expires_at <= $1 for update skip locked
     ) returning 1`,
  ),
  spend: statement(
    'passkey_challenges.spend',
    `insert into second_factors.spent_challenges (challenge_hash, expires_at) values ($1, $2)
     on conflict do nothing returning 1`,
  ),
  removeSpent: statement(
    'passkey_challenges.remove_expired',
    'delete from second_factors.spent_challenges where expires_at <= $1 returning 1',
  ),
};

export interface NewChallenge {
  hash: Buffer;
  userId: string;
  door: Door;
  /** Como o aparelho disse que se chama ao mandar a senha. */
  deviceName: string | null;
  expiresAt: Date;
}

export interface Tried {
  user_id: string;
  device_name: string | null;
}

/** SQL dos desafios, do segundo passo e das passkeys. */
export const challenges = {
  insert: async (tx: Tx, { hash, userId, door, deviceName, expiresAt }: NewChallenge) =>
    void (await tx.query(sql.insert, [hash, userId, door, deviceName, expiresAt])),
  /** Conta uma tentativa; `null` se o desafio não existe, é de outra porta, venceu ou está queimado. */
  async try(tx: Tx, hash: Buffer, door: Door, now: Date, max: number): Promise<Tried | null> {
    return (await tx.query<Tried>(sql.try, [hash, door, now, max]))[0] ?? null;
  },
  /** Gasta o desafio; `false` se outro já o gastou, ou a senha mudou desde que ele nasceu. */
  consume: async (tx: Tx, hash: Buffer, userId: string) =>
    (await tx.query(sql.consume, [hash, userId])).length > 0,
  removeOfUser: async (tx: Tx, userId: string) => void (await tx.query(sql.removeOfUser, [userId])),
  /** Gasta um desafio de passkey; `false` se ele já abriu uma porta. */
  spend: async (tx: Tx, hash: Buffer, expiresAt: Date) =>
    (await tx.query(sql.spend, [hash, expiresAt])).length > 0,
  async removeExpired(tx: Tx, now: Date): Promise<number> {
    return (
      (await tx.query(sql.removeExpired, [now])).length + (await tx.query(sql.removeSpent, [now])).length
    );
  },
};
