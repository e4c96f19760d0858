import type { Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/secret.ts';
import type { Inside } from './deps.ts';
import { members } from './store/members.ts';
import { record } from './trail.ts';

/**
 * O primeiro admin: a conta do ADMIN_EMAIL, quando o endereço é confirmado ou já era de uma conta ao subir. Cada
 * endereço faz um, e uma vez só: se a conta o trocar depois, o papel fica com ela, e não com quem o pegar.
 */
export function createBootstrap(inside: Inside) {
  const { db, clock, facts, users, adminEmailKey } = inside;

  async function promote(tx: Tx, userId: string, emailKey: string): Promise<boolean> {
    const emailHash = sha256(emailKey);
    if (!(await members.bootstrap(tx, emailHash, clock.now()))) return false;
    if (!(await members.grant(tx, userId, 'admin', clock.now()))) return false;
    await record(inside, tx, { action: 'role_granted', subject_id: userId, role: 'admin' });
    tx.afterCommit(() => facts.forget(userId));
    return true;
  }

  return {
    async confirmed(tx: Tx, userId: string, emailKey: string): Promise<void> {
      if (emailKey === adminEmailKey) await promote(tx, userId, emailKey);
    },

    /** Para a conta que já existia; devolve quantas mudou. */
    async existing(): Promise<number> {
      if (adminEmailKey === null) return 0;
      return db.transaction(async (tx) => {
        const userId = await users.idByEmail(tx, adminEmailKey);
        return userId !== null && (await promote(tx, userId, adminEmailKey)) ? 1 : 0;
      });
    },
  };
}
