import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

export interface Lease {
  release(): Promise<void>;
}

const RETRY_MS = 500;

/**
 * Segura a trava consultiva deste id em uma conexão só sua. Se a conexão cai (banco reiniciado), toma a
 * trava de novo assim que puder: até lá, duas rondas seguidas precisam vê-la livre para agir.
 */
export function holdLease(pool: pg.Pool, id: string): Lease {
  const ended = new AbortController();
  const loop = keep(pool, id, ended.signal);
  return {
    async release() {
      ended.abort();
      await loop;
    },
  };
}

async function keep(pool: pg.Pool, id: string, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await holdOnce(pool, id, ended).catch(() => {});
    if (!ended.aborted) await wait(RETRY_MS, undefined, { signal: ended }).catch(() => {});
  }
}

async function holdOnce(pool: pg.Pool, id: string, ended: AbortSignal): Promise<void> {
  const client = await pool.connect();
  const lost = new Promise<Error>((resolve) => client.once('error', resolve));
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [id]);
    const finished = new Promise<null>((resolve) => {
      if (ended.aborted) resolve(null);
      ended.addEventListener('abort', () => resolve(null), { once: true });
    });
    await Promise.race([lost, finished]);
  } finally {
    // a conexão é descartada, não devolvida: a trava morre com ela
    client.release(true);
  }
}
