import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import { oauthErrors } from './errors.ts';
import { grants } from './store/grants.ts';

/** As permissões que cada pessoa deu. Uma por aplicativo, mesmo que ela o use em vários navegadores. */
export function createGrants({ db, clock }: { db: Db; clock: Clock }) {
  return {
    async ofUser(userId: string) {
      const rows = await grants.ofUser(db, userId, clock.now());
      return rows.map(({ clientId, name, scopes, createdAt }) => ({
        id: clientId,
        app: { clientId, name },
        scopes,
        createdAt: createdAt.toISOString(),
      }));
    },
    /** Retira a permissão; os tokens deixam de valer na hora. @throws `grant_not_found` */
    async revoke(userId: string, clientId: string): Promise<void> {
      const found = await db.transaction((tx) => grants.revoke(tx, userId, clientId));
      if (!found)
        throw oauthErrors.create('grant_not_found', 'Este aplicativo não tem permissão sua para retirar.');
    },
    newestScope: (userId: string, clientId: string) => grants.newest(db, userId, clientId, clock.now()),
  };
}
