import type { Reader, Tx } from '#kernel/db.ts';
import { announce } from '../events.ts';
import type { UsersDeps } from './deps.ts';
import { accountGone, userNotFound } from './errors.ts';
import { type StandingRow, standing } from './store/standing.ts';

export type { StandingRow } from './store/standing.ts';

/** A situação de uma conta perante o Palco, para as fatias que cuidam dela. Vê também quem está escondido. */
export function createStanding({
  clock,
  parts,
  reactions,
}: Pick<UsersDeps, 'clock' | 'parts' | 'reactions'>) {
  return {
    /** Quem tem este nome de usuário, em qualquer situação. @throws `user_not_found` */
    async anyByHandle(db: Reader, handle: string): Promise<StandingRow> {
      const key = parts.handleKey(handle);
      const row = key === null ? null : await standing.byHandle(db, key);
      if (!row) throw userNotFound();
      return row;
    },

    /** Nomes de usuário de vários ids, em uma consulta. */
    handlesOf: standing.handles,

    /** A conta confirmada com este e-mail. */
    idByEmail: (db: Reader, email: string) => standing.idByEmail(db, parts.emailKey(email)),

    /** Destas contas, as que podem agir; ficam assim até o fim da transação. */
    ableAmong: standing.ableAmong,

    /** Suspende e encerra o que estava aberto; devolve se algo mudou. Repetida, troca a razão. */
    async suspend(tx: Tx, userId: string, reason: string): Promise<boolean> {
      const before = await standing.suspend(tx, userId, reason, clock.now());
      if (before === undefined) throw accountGone();
      await announce(reactions, (one) => one.suspended?.(tx, userId));
      return before !== reason;
    },

    /** Desfaz a suspensão; devolve se havia uma. */
    async restore(tx: Tx, userId: string): Promise<boolean> {
      const restored = await standing.restore(tx, userId);
      if (restored) await announce(reactions, (one) => one.restored?.(tx, userId));
      return restored;
    },
  };
}
