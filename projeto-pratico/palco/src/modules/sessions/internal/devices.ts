import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/secret.ts';
import { deviceNotFound } from './errors.ts';
import type { Liveness } from './liveness.ts';
import { isSecret } from './secrets.ts';
import { type DeviceRow, devices, type SessionRow } from './store/devices.ts';
import { known } from './store/known.ts';
import { validUntil } from './validity.ts';

export interface DevicesDeps {
  db: Db;
  clock: Clock;
  liveness: Liveness;
  /** Validade de uma sessão de navegador. */
  ttlSeconds: number;
  /** Prende a linha da conta: nada se abre enquanto se encerra. */
  lockAccount(tx: Tx, userId: string): Promise<void>;
}

/** A validade só é renovada depois de gasto um décimo dela: uma escrita a cada 3 dias, não a cada requisição. */
const RENEW_AFTER = 0.1;
/** O “visto por último” anda de cinco em cinco minutos, pela mesma razão. */
const SEEN_EVERY_MS = 300_000;

/** Os aparelhos de cada pessoa: reconhecer, listar e encerrar. */
export function createDevices({ db, clock, liveness, ttlSeconds, lockAccount }: DevicesDeps) {
  return {
    /** Sessão viva deste cookie e se a validade dela foi renovada agora. */
    async resume(token: string, address: string): Promise<{ session: SessionRow; renewed: boolean } | null> {
      if (!isSecret(token)) return null;
      const now = clock.now();
      const session = await devices.find(db, sha256(token), now);
      if (!session) return null;
      const until = validUntil(now, session.created_at, ttlSeconds);
      const renewed = until.getTime() - session.expires_at.getTime() > ttlSeconds * 1_000 * RENEW_AFTER;
      if (renewed || now.getTime() - session.last_seen_at.getTime() > SEEN_EVERY_MS) {
        const expiresAt = renewed ? until : session.expires_at;
        await db.transaction((tx) => devices.touch(tx, session.id, now, address, expiresAt));
      }
      return { session, renewed };
    },

    list: (userId: string): Promise<DeviceRow[]> => devices.ofUser(db, userId, clock.now()),

    /** Sair: o aparelho se encerra, mas continua conhecido. */
    async close(deviceId: string): Promise<void> {
      await db.transaction((tx) => devices.close(tx, deviceId));
      liveness.forget();
    },

    /** Encerra um aparelho e deixa de reconhecê-lo. @throws `device_not_found` */
    async end(userId: string, deviceId: string): Promise<void> {
      const found = await db.transaction(async (tx) => {
        const knownId = await devices.revoke(tx, deviceId, userId);
        if (knownId) await known.forget(tx, knownId, userId);
        return knownId !== undefined;
      });
      if (!found) throw deviceNotFound();
      liveness.forget();
    },

    /** Encerra os aparelhos da pessoa, menos `except`, e deixa de reconhecê-los. */
    async endOthers(tx: Tx, userId: string, except: string | null): Promise<void> {
      await lockAccount(tx, userId);
      await known.forgetOthers(tx, userId, except);
      await devices.revokeOthers(tx, userId, except);
      tx.afterCommit(liveness.forget);
    },

    async setActive(tx: Tx, userId: string, active: boolean): Promise<void> {
      await devices.setActive(tx, userId, active);
      tx.afterCommit(liveness.forget);
    },
  };
}

export type Devices = ReturnType<typeof createDevices>;
