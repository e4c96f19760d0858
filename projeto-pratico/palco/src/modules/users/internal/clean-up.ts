import type { UsersDeps } from './deps.ts';
import { HOUR_MS } from './outbox.ts';
import { budgets } from './store/budgets.ts';
import { confirmations } from './store/confirmations.ts';
import { handles } from './store/handles.ts';
import { signUps } from './store/sign-ups.ts';

/** Apaga o que venceu: pedidos que ninguém confirmou, com o nome que reservavam, links e contagens de mensagens. */
export function createCleanUp({ db, clock }: Pick<UsersDeps, 'db' | 'clock'>): () => Promise<number> {
  return () =>
    db.transaction(async (tx) => {
      const now = clock.now();
      const removed = [
        await signUps.removeExpired(tx, now),
        await handles.removeExpired(tx, now),
        await confirmations.removeExpired(tx, now),
        await budgets.removeOld(tx, new Date(now.getTime() - HOUR_MS)),
      ];
      return removed.reduce((sum, count) => sum + count, 0);
    });
}
