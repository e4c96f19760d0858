import type { Tx } from '#kernel/db.ts';
import { announce } from '../events.ts';
import { ERASE_AVATARS } from './avatars.ts';
import type { UsersDeps } from './deps.ts';
import { accountGone, accountSuspended } from './errors.ts';
import { emailHash } from './handles.ts';
import { postToStranger } from './outbox.ts';
import { presentUser } from './present.ts';
import type { User } from './schema.ts';
import { confirmations } from './store/confirmations.ts';
import { users } from './store/users.ts';

export type AccountDeps = Pick<
  UsersDeps,
  'db' | 'clock' | 'jobs' | 'parts' | 'reactions' | 'exports' | 'accountFacts' | 'tokenTtlSeconds'
> & {
  /** @throws `password_wrong` */
  prove(userId: string, password: string): Promise<unknown>;
  eraseAvatars(userId: string): Promise<void>;
};

/** A vida da própria conta: e-mail, saída temporária, saída de vez, dados. */
export function createAccount(deps: AccountDeps) {
  const { db, jobs, parts, reactions, exports, prove } = deps;

  async function byId(id: string): Promise<User> {
    const row = await users.byId(db, id);
    if (!row) throw accountGone();
    return presentUser(deps, row);
  }

  return {
    byId,

    /** Pede a troca; o e-mail atual vale até o novo ser confirmado. A resposta não diz de quem é o endereço. */
    async changeEmail(
      userId: string,
      { email, password }: { email: string; password: string },
    ): Promise<void> {
      await prove(userId, password);
      const emailKey = parts.emailKey(email);
      await db.transaction(async (tx) => {
        if (!(await confirmations.setPendingEmail(tx, userId, email, emailKey))) throw accountGone();
        await postToStranger(deps, tx, emailKey, {
          kind: 'email_change',
          userId,
          emailHash: emailHash(emailKey).toString('hex'),
          ttlSeconds: deps.tokenTtlSeconds,
        });
      });
    },

    /** Esconde a conta de todos; nada é apagado. */
    async deactivate(userId: string, password: string): Promise<void> {
      await prove(userId, password);
      await db.transaction(async (tx) => {
        await announce(reactions, (one) => one.leaving?.(tx, userId));
        if (!(await users.setStatus(tx, userId, 'deactivated'))) throw accountGone();
        await announce(reactions, (one) => one.deactivated?.(tx, userId));
      });
    },

    async reactivate(userId: string): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await users.setStatus(tx, userId, 'active'))) throw accountGone();
        await announce(reactions, (one) => one.reactivated?.(tx, userId));
      });
    },

    /**
     * Apaga a conta e o que é dela em toda fatia. As linhas saem agora; os arquivos, por uma tarefa da mesma transação,
     * que nenhuma queda perde. Do nome fica só o hash, para que ninguém se passe por quem saiu.
     */
    async remove(userId: string, password: string): Promise<void> {
      await prove(userId, password);
      await db.transaction(async (tx) => {
        await announce(reactions, (one) => one.leaving?.(tx, userId));
        await announce(reactions, (one) => one.deleting?.(tx, userId));
        await users.remove(tx, userId);
        await jobs.enqueue(tx, { name: ERASE_AVATARS, payload: { userId } });
      });
      // a tarefa garante; isto só faz o endereço do retrato parar de responder antes da resposta
      await deps.eraseAvatars(userId).catch(() => {});
    },

    /** Tudo o que o Palco guarda sobre a pessoa, por fatia. */
    async export(userId: string): Promise<Record<string, unknown>> {
      const account = await byId(userId);
      const sections: Record<string, unknown> = { exportedAt: deps.clock.now().toISOString(), account };
      for (const [name, read] of Object.entries(exports)) sections[name] = await read(userId);
      return sections;
    },

    /**
     * Estado da conta, com a linha presa até o fim da transação; `null` se ela saiu ou trocou a senha desde `proof`.
     * @throws `account_suspended`: quem abre uma sessão pergunta aqui, e nenhuma se abre em corrida com a suspensão
     */
    async statusOf(tx: Tx, userId: string, proof: string | null) {
      const row = await users.lockStatus(tx, userId, proof);
      if (row?.suspension != null) throw accountSuspended(row.suspension);
      return row?.status ?? null;
    },
  };
}
