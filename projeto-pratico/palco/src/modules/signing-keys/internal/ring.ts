import type { KeyObject } from 'node:crypto';
import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import type { Seal } from '#kernel/seal.ts';
import { createKey, type Key, openKey } from './keys.ts';
import { store } from './store.ts';

export interface RingDeps {
  db: Db;
  clock: Clock;
  seal: Seal;
  /** Idade em que a chave de assinar é trocada. */
  ttlSeconds: number;
}

/** Quanto tempo antes de assinar a chave nova já está publicada: o dobro do que um cache guarda o JWKS. */
const AHEAD_MS = 600_000;
/** Outro processo pode ter publicado uma chave: relê-se o banco no máximo a cada minuto. */
const REREAD_MS = 60_000;

const canSign = (key: Key): key is Key & { privateKey: KeyObject } => key.privateKey !== null;

/** As chaves vivas, as mesmas em todo processo. */
export function createRing({ db, clock, seal, ttlSeconds }: RingDeps) {
  const ttlMs = ttlSeconds * 1_000;
  const aheadMs = Math.min(AHEAD_MS, ttlMs / 2);
  let read: { keys: Promise<Key[]>; until: number } = { keys: Promise.resolve([]), until: 0 };

  /** As chaves, da mais velha à mais nova, trocadas se já for hora. */
  function all(): Promise<Key[]> {
    if (clock.now().getTime() < read.until) return read.keys;
    const keys = readKeys();
    read = { keys, until: clock.now().getTime() + Math.min(REREAD_MS, aheadMs) };
    keys.then(
      (found) => plan(keys, found),
      () => {
        read.until = 0;
      },
    );
    return keys;
  }

  async function readKeys(): Promise<Key[]> {
    const keys = await load();
    return isDue(keys) ? rotate() : keys;
  }

  /** Vale até a hora de trocar de chave, se ela vem antes da releitura. */
  function plan(keys: Promise<Key[]>, found: Key[]): void {
    if (read.keys !== keys) return;
    const now = clock.now().getTime();
    const events = found.flatMap(({ signsFrom }) => [signsFrom, signsFrom + ttlMs - aheadMs]);
    read.until = Math.min(read.until, ...events.filter((at) => at > now));
  }

  const load = async () => (await store.all(db)).map((row) => openKey(seal, row));

  /** Falta quem assine, ou a mais nova está perto de envelhecer. */
  function isDue(keys: Key[]): boolean {
    const newest = keys.findLast(canSign);
    return newest === undefined || clock.now().getTime() >= newest.signsFrom + ttlMs - aheadMs;
  }

  /** Publica a seguinte, uma só entre todos os processos. */
  function rotate(): Promise<Key[]> {
    return db.transaction(async (tx) => {
      await store.lock(tx);
      const keys = (await store.all(tx)).map((row) => openKey(seal, row));
      if (!isDue(keys)) return keys;
      const newest = keys.findLast(canSign);
      const now = clock.now().getTime();
      const signsFrom = newest ? Math.max(now, newest.signsFrom + ttlMs) : now;
      const row = await createKey(seal, new Date(signsFrom));
      await store.insert(tx, row);
      return [...keys, openKey(seal, row)];
    });
  }

  return {
    all,
    /** A chave de assinar agora. Nenhuma em vigor é relógio atrasado em relação a quem criou a primeira: vale ela. */
    async signing(): Promise<Key & { privateKey: KeyObject }> {
      const usable = (await all()).filter(canSign);
      const now = clock.now().getTime();
      const key = usable.findLast(({ signsFrom }) => signsFrom <= now) ?? usable[0];
      if (!key) throw new Error('Nenhuma chave de assinar foi criada.');
      return key;
    },
    /** A chave deste nome, mesmo que outro processo a tenha publicado há um instante. */
    async byKid(kid: string): Promise<Key | null> {
      const known = (await all()).find((key) => key.kid === kid);
      if (known) return known;
      const row = await store.byKid(db, kid);
      return row && openKey(seal, row);
    },
    /** Por quanto tempo um cache pode guardar o conjunto publicado. */
    cacheSeconds: Math.floor(aheadMs / 2_000),
  };
}
