import type { FastifyRequest } from 'fastify';
import { Type } from '#http/type.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import { isLockTimeout } from '#kernel/db-errors.ts';
import type { NewId } from '#kernel/ids.ts';
import type { ExportSection } from '#modules/users/index.ts';
import { idempotencyErrors } from './internal/errors.ts';
import { fingerprint } from './internal/fingerprint.ts';
import { readKey } from './internal/key.ts';
import { type Claim, keys } from './internal/store.ts';

export { idempotencyErrors } from './internal/errors.ts';

/** O cabeçalho, para a OpenAPI; a forma dele é conferida por {@link Once}. */
export const KeyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description:
        'De 1 a 255 caracteres ASCII visíveis, com ou sem aspas: o mesmo pedido com a mesma chave vale uma vez',
    }),
  ),
});

/** As peças da fatia em que um engano custa caro. */
export const idempotencyParts = { fingerprint };

export type IdempotencyParts = typeof idempotencyParts;

/** O que o pedido criou: agora, com o que o trabalho devolveu, ou da primeira vez, com o id de então. */
type Outcome<Made> = { id: string; replayed: false; made: Made } | { id: string; replayed: true };

/**
 * Faz o pedido valer uma vez por `Idempotency-Key`. Abre a transação e passa a ela o id do que vai nascer; sem o
 * cabeçalho, é só isso.
 * @throws `idempotency_key_invalid`, `idempotency_key_reused`, `idempotency_in_progress`
 */
export type Once = <Made>(
  request: FastifyRequest,
  userId: string,
  work: (tx: Tx, id: string) => Promise<Made>,
) => Promise<Outcome<Made>>;

export interface IdempotencyDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  parts: IdempotencyParts;
  ttlSeconds: number;
}

export interface Idempotency {
  once: Once;
  /** Apaga as chaves vencidas; devolve quantas. */
  cleanUp(): Promise<number>;
  /** As chaves da pessoa, para ela levar. */
  export: ExportSection;
}

/** Quanto se espera por um pedido igual que chegou antes. */
const PATIENCE_MS = 5_000;

/**
 * A chave e o efeito são gravados na mesma transação: ou ficam os dois, ou nenhum. Pedidos iguais ao mesmo tempo esperam
 * na chave única; o recusado desfaz a sua, e não a gasta.
 */
export function createIdempotency({ db, clock, newId, parts, ttlSeconds }: IdempotencyDeps): Idempotency {
  /** O que a chave já criou, ou `null` se ela passa a ser deste pedido. */
  async function earlier(tx: Tx, claim: Claim): Promise<string | null> {
    const won = await keys.claim(tx, PATIENCE_MS, claim).catch((error: unknown) => {
      throw isLockTimeout(error) ? inProgress(error) : error;
    });
    if (won) return null;
    const row = await keys.find(tx, claim.userId, claim.key);
    if (!row) throw inProgress();
    if (!row.fingerprint.equals(claim.fingerprint)) throw reused();
    return row.result_id;
  }

  return {
    async once(request, userId, work) {
      const key = readKey(request.headers['idempotency-key']);
      const now = clock.now();
      const id = newId();
      const operation = `${request.method} ${request.url}`;
      return db.transaction(async (tx) => {
        if (key !== null) {
          const expiresAt = new Date(now.getTime() + ttlSeconds * 1_000);
          const print = parts.fingerprint(operation, request.body);
          const claim = { userId, key, fingerprint: print, resultId: id, expiresAt, now };
          const first = await earlier(tx, claim);
          if (first !== null) return { id: first, replayed: true };
        }
        return { id, replayed: false, made: await work(tx, id) };
      });
    },
    cleanUp: () => db.transaction((tx) => keys.removeExpired(tx, clock.now())),
    export: (userId) => keys.ofUser(db, userId),
  };
}

const reused = () =>
  idempotencyErrors.create(
    'idempotency_key_reused',
    'Esta Idempotency-Key já foi de um pedido diferente. Use uma nova para cada pedido.',
  );

const inProgress = (cause?: unknown) =>
  idempotencyErrors.create('idempotency_in_progress', {
    detail: 'O primeiro pedido com esta Idempotency-Key ainda não terminou. Repita em instantes.',
    headers: { 'retry-after': '2' },
    cause,
  });
