import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from './banco.ts';

export const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Grava um aparelho e sorteia o segredo dele: 256 bits, dos quais o banco só guarda o hash. */
export async function insertDevice(db: Database, userId: string): Promise<{ id: string; secret: string }> {
  const id = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  await db.query('insert', 'insert into devices (id, user_id, secret_hash) values ($1, $2, $3)', [
    id,
    userId,
    hash(secret),
  ]);
  return { id, secret };
}

export async function deleteDevice(db: Database, id: string): Promise<void> {
  await db.query('delete', 'delete from devices where id = $1', [id]);
}
