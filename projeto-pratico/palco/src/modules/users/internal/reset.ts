import type { Tx } from '#kernel/db.ts';
import type { UsersDeps } from './deps.ts';
import { tokenInvalid } from './errors.ts';
import { emailHash } from './handles.ts';
import type { createNewPassword } from './new-password.ts';
import { HOUR_MS, post } from './outbox.ts';
import { budgets } from './store/budgets.ts';
import { resets } from './store/resets.ts';
import { standing } from './store/standing.ts';
import { users } from './store/users.ts';

export type ResetDeps = Pick<UsersDeps, 'db' | 'clock' | 'jobs' | 'parts' | 'resetTtlSeconds'> & {
  newPassword: ReturnType<typeof createNewPassword>;
};

/** O que roda junto com a troca, na mesma transação. */
export type AlongsideReset<T> = (tx: Tx, userId: string) => Promise<T>;

const PER_HOUR = 3;

/**
 * Senha esquecida. Quem abre o e-mail da conta pode trocar a senha dela, e nada mais: a troca encerra todos os aparelhos,
 * não abre sessão, e o segundo fator continua a ser pedido (OWASP, Forgot Password Cheat Sheet).
 */
export function createReset(deps: ResetDeps) {
  const { db, clock, parts, newPassword } = deps;
  return {
    /**
     * Pede a mensagem. Há conta ou não, a resposta e o trabalho são os mesmos: uma busca no índice e uma tarefa. A
     * contagem é só desta carta: quem gasta a dos pedidos de conta em nome de alguém não o deixa sem senha nova.
     */
    async request(email: string): Promise<void> {
      const emailKey = parts.emailKey(email);
      const now = clock.now();
      const since = new Date(now.getTime() - HOUR_MS);
      await db.transaction(async (tx) => {
        if (!(await budgets.spend(tx, emailHash(`senha ${emailKey}`), now, since, PER_HOUR))) return;
        const userId = await standing.idByEmail(tx, emailKey);
        await post(deps, tx, { kind: 'password_reset', userId, ttlSeconds: deps.resetTtlSeconds });
      });
    },

    /** Troca a senha com o link. Recusada a senha nova, o link segue valendo. @throws `token_invalid` */
    async confirm<T>(token: string, password: string, alongside: AlongsideReset<T>): Promise<T> {
      const tokenHash = parts.hashToken(token);
      const found = await resets.find(db, tokenHash, clock.now());
      if (!found) throw tokenInvalid();
      newPassword.check(password, found);
      const after = await parts.hashPassword(password);
      return db.transaction(async (tx) => {
        // a conta primeiro, como fazem as outras mudanças dela: em outra ordem, duas se travariam
        await users.lock(tx, found.id);
        const before = await resets.consume(tx, tokenHash, clock.now());
        if (before === null) throw tokenInvalid();
        if (!(await newPassword.replace(tx, { userId: found.id, before, after, keep: null })))
          throw tokenInvalid();
        return alongside(tx, found.id);
      });
    },

    /** Os links que a conta tem por usar. */
    export: (userId: string) => resets.ofUser(db, userId),

    /** Apaga os links vencidos; devolve quantos. */
    cleanUp: () => db.transaction((tx) => resets.removeExpired(tx, clock.now())),
  };
}
