import type { Clock } from '#kernel/clock.ts';
import type { Reader } from '#kernel/db.ts';
import type { ExportSection } from '#modules/users/index.ts';
import { devices } from './store/devices.ts';
import { known } from './store/known.ts';

/** O que a fatia guarda de uma pessoa: por onde está dentro, e até quando cada aparelho será reconhecido. */
export function createExport({ db, clock }: { db: Reader; clock: Clock }): ExportSection {
  return async (userId) => {
    const open = await devices.ofUser(db, userId, clock.now());
    return {
      devices: open.map(({ kind, name, address, created_at, last_seen_at, expires_at }) => ({
        ...{ kind, name, address },
        createdAt: created_at,
        lastSeenAt: last_seen_at,
        expiresAt: expires_at,
      })),
      knownDevices: await known.ofUser(db, userId),
    };
  };
}
