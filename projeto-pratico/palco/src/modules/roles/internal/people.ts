import { forbidden } from '#http/permissions.ts';
import type { Tx } from '#kernel/db.ts';
import { invalidFields } from '#kernel/errors.ts';
import { cleanText, hasInk } from '#kernel/text.ts';
import type { Inside } from './deps.ts';
import { roleBuiltIn, roleNotFound } from './errors.ts';
import { type Actor, assertAdminStays, assertCovers, authorize } from './rules.ts';
import { REASON_MAX, type Standing } from './schema.ts';
import { members } from './store/members.ts';
import { roles } from './store/roles.ts';
import { record } from './trail.ts';

/** Quem tem que papel, e quem está suspenso. */
export function createPeople(inside: Inside) {
  const { db, clock, facts, users } = inside;

  /** O papel, se quem pede pode tudo o que ele pode. */
  async function reachableRole(tx: Tx, actor: Actor, name: string): Promise<void> {
    const role = await roles.byName(tx, name);
    if (!role) throw roleNotFound();
    assertCovers(actor, role.permissions);
  }

  /** A conta, se não é a de quem pede nem pode mais do que ela. */
  async function weaker(tx: Tx, actor: Actor, handle: string): Promise<string> {
    const { id } = await users.anyByHandle(tx, handle);
    if (id === actor.id) throw forbidden('Ninguém suspende a própria conta. Para pausá-la, desative-a.');
    assertCovers(actor, (await members.facts(tx, id)).permissions);
    return id;
  }

  return {
    async standing(handle: string): Promise<Standing> {
      const row = await users.anyByHandle(db, handle);
      const { suspension: reason, suspended_at: at } = row;
      const suspension = reason === null || at === null ? null : { reason, at: at.toISOString() };
      const { roles } = await members.facts(db, row.id);
      return { handle: row.handle, name: row.name, roles, suspension };
    },

    async grant(actorId: string, handle: string, role: string): Promise<void> {
      await db.transaction(async (tx) => {
        const actor = await authorize(inside, tx, actorId, 'roles:grant');
        const { id } = await users.anyByHandle(tx, handle);
        await reachableRole(tx, actor, role);
        if (role === 'user' || !(await members.grant(tx, id, role, clock.now()))) return;
        await record(inside, tx, { action: 'role_granted', actor_id: actorId, subject_id: id, role });
        tx.afterCommit(() => facts.forget(id));
      });
    },

    async revoke(actorId: string, handle: string, role: string): Promise<void> {
      await db.transaction(async (tx) => {
        const actor = await authorize(inside, tx, actorId, 'roles:grant');
        const { id } = await users.anyByHandle(tx, handle);
        await reachableRole(tx, actor, role);
        if (role === 'user')
          throw roleBuiltIn('Toda conta tem o papel user. Para tirar o acesso de alguém, suspenda a conta.');
        if (role === 'admin') await assertAdminStays(inside, tx, id);
        if (!(await members.revoke(tx, id, role))) return;
        await record(inside, tx, { action: 'role_revoked', actor_id: actorId, subject_id: id, role });
        tx.afterCommit(() => facts.forget(id));
      });
    },

    /** Esconde a conta, encerra os aparelhos dela e guarda a razão, que ela lê ao tentar entrar. */
    async suspend(actorId: string, handle: string, given: string): Promise<void> {
      const reason = cleanText(given);
      if (!hasInk(reason) || [...reason].length > REASON_MAX)
        throw invalidFields([
          { field: 'reason', message: `Escreva de 1 a ${REASON_MAX} caracteres visíveis.` },
        ]);
      await db.transaction(async (tx) => {
        const id = await weaker(tx, await authorize(inside, tx, actorId, 'accounts:suspend'), handle);
        await assertAdminStays(inside, tx, id);
        if (!(await users.suspend(tx, id, reason))) return;
        await record(inside, tx, { action: 'account_suspended', actor_id: actorId, subject_id: id, reason });
      });
    },

    async restore(actorId: string, handle: string): Promise<void> {
      await db.transaction(async (tx) => {
        const id = await weaker(tx, await authorize(inside, tx, actorId, 'accounts:suspend'), handle);
        if (!(await users.restore(tx, id))) return;
        await record(inside, tx, { action: 'account_restored', actor_id: actorId, subject_id: id });
      });
    },
  };
}
