import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import type { NoticeBox } from './notices.ts';
import type { Refresh } from './refresh.ts';
import { devices } from './store/devices.ts';
import { known } from './store/known.ts';

export interface CleanUpDeps {
  db: Db;
  clock: Clock;
  refresh: Pick<Refresh, 'cleanUp'>;
  notices: Pick<NoticeBox, 'cleanUp'>;
}

/** Apaga o que venceu: aparelhos, tokens trocados, reconhecimentos e avisos; devolve quanto. */
export function createCleanUp({ db, clock, refresh, notices }: CleanUpDeps): () => Promise<number> {
  return async () => {
    const now = clock.now();
    const expired = await db.transaction(
      async (tx) => (await devices.removeExpired(tx, now)) + (await known.removeExpired(tx, now)),
    );
    return expired + (await refresh.cleanUp()) + (await notices.cleanUp());
  };
}
