import { type AttemptLimit, tooManyAttempts } from '#http/attempts.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import { createSeal, type Seal } from '#kernel/seal.ts';
import { sha256 } from '#kernel/secret.ts';
import { refreshInvalid, refreshReused } from './errors.ts';
import type { Liveness } from './liveness.ts';
import type { NoticeBox } from './notices.ts';
import type { SessionParts } from './parts.ts';
import { isSecret } from './secrets.ts';
import { devices } from './store/devices.ts';
import { type RefreshRow, refreshTokens } from './store/refresh.ts';
import { validUntil } from './validity.ts';

export interface RefreshDeps {
  db: Db;
  clock: Clock;
  liveness: Liveness;
  notices: NoticeBox;
  parts: Pick<SessionParts, 'newSessionToken'>;
  /** Quantas trocas por minuto cada aparelho faz. */
  attempts: AttemptLimit;
  /** Da família, renovada a cada troca. */
  ttlSeconds: number;
  /** Por quanto tempo repetir a troca dá o mesmo sucessor. */
  graceSeconds: number;
}

const MINUTE_MS = 60_000;
const TOO_MANY = 'Este aparelho renovou vezes demais seguidas. O token de renovação continua valendo. Espere';

/** Quem trocou o token, e o que recebe no lugar. */
export interface Renewed {
  deviceId: string;
  userId: string;
  refreshToken: string;
  expiresAt: Date;
}

/**
 * Famílias de tokens de renovação: cada token vale uma troca, e reapresentar um já trocado denuncia que há duas cópias.
 * Não há como saber qual delas é a da pessoa, então a família inteira morre (RFC 9700, 4.14.2).
 *
 * A resposta de uma troca pode se perder, e duas abas podem trocar juntas: por alguns segundos, repetir dá o MESMO
 * sucessor. Ele está no banco selado com uma chave tirada do token trocado, então só quem tem o token o lê.
 */
export function createRefresh(deps: RefreshDeps) {
  const { db, clock, liveness, notices, parts, attempts, ttlSeconds, graceSeconds } = deps;

  /**
   * Cada troca deixa uma linha por 30 dias, e um laço encheria o banco. A família tem um só token por trocar, então as
   * trocas dela já vêm em fila: contar as feitas, na própria transação, basta. Recusada, a troca se desfaz.
   * @throws `too_many_requests`
   */
  async function refuseLoop(tx: Tx, deviceId: string, now: Date): Promise<void> {
    if (attempts.perMinute === 0) return;
    const since = new Date(now.getTime() - MINUTE_MS);
    const oldest = await refreshTokens.crowded(tx, deviceId, since, attempts.perMinute);
    if (oldest) throw tooManyAttempts(Math.ceil((oldest.getTime() - since.getTime()) / 1_000), TOO_MANY);
  }

  /** Troca o token, se ninguém o trocou antes. */
  function rotate(token: string, address: string): Promise<Renewed | null> {
    const now = clock.now();
    const successor = parts.newSessionToken();
    return db.transaction(async (tx) => {
      const sealed = sealOf(token).seal(successor);
      const rotated = await refreshTokens.rotate(tx, sha256(token), now, sealed);
      if (!rotated) return null;
      const { device_id: deviceId, user_id: userId, created_at: createdAt } = rotated;
      await refuseLoop(tx, deviceId, now);
      const expiresAt = validUntil(now, createdAt, ttlSeconds);
      await refreshTokens.insert(tx, sha256(successor), deviceId);
      await devices.touch(tx, deviceId, now, address, expiresAt);
      return { deviceId, userId, refreshToken: successor, expiresAt };
    });
  }

  /** O token já foi trocado: dentro da graça, o mesmo sucessor; depois dela, o fim da família. */
  async function repeat(token: string, row: RefreshRow, address: string): Promise<Renewed> {
    const { device_id: deviceId, user_id: userId, used_at: usedAt, successor_sealed: sealed } = row;
    const age = clock.now().getTime() - (usedAt?.getTime() ?? 0);
    const successor = sealed && age < graceSeconds * 1_000 ? sealOf(token).open(sealed) : null;
    if (successor !== null)
      return { deviceId, userId, refreshToken: successor.toString(), expiresAt: row.expires_at };
    await db.transaction(async (tx) => {
      await notices.post(tx, { kind: 'refresh_reused', userId, deviceName: row.device_name, address });
      // outra requisição já a encerrou e avisou: esta desfaz o seu aviso
      if ((await devices.revoke(tx, deviceId, userId)) === undefined) throw refreshInvalid();
    });
    liveness.forget();
    throw refreshReused();
  }

  return {
    /** O primeiro token de uma família. */
    async issue(tx: Tx, deviceId: string): Promise<string> {
      const token = parts.newSessionToken();
      await refreshTokens.insert(tx, sha256(token), deviceId);
      return token;
    },

    /** Troca um token por outro. @throws `refresh_invalid`, `refresh_reused` */
    async renew(token: string, address: string): Promise<Renewed> {
      if (!isSecret(token)) throw refreshInvalid();
      const renewed = await rotate(token, address);
      if (renewed) return renewed;
      const row = await refreshTokens.find(db, sha256(token), clock.now());
      if (!row) throw refreshInvalid();
      return repeat(token, row, address);
    },

    /** Encerra a família do token, se ela existe (RFC 7009: a resposta é a mesma). */
    async revoke(token: string): Promise<void> {
      const row = isSecret(token) ? await refreshTokens.find(db, sha256(token), clock.now()) : null;
      if (!row) return;
      await db.transaction((tx) => devices.close(tx, row.device_id));
      liveness.forget();
    },

    /** Apaga os trocados há mais tempo do que uma família vive sem uso; devolve quantos. */
    cleanUp: () =>
      db.transaction((tx) =>
        refreshTokens.removeUsed(tx, new Date(clock.now().getTime() - ttlSeconds * 1_000)),
      ),
  };
}

const sealOf = (token: string): Seal => createSeal(token, 'sucessor de refresh');

export type Refresh = ReturnType<typeof createRefresh>;
