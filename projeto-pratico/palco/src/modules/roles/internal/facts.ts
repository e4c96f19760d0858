import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import { type Facts, members } from './store/members.ts';

/** Quanto outro processo leva, no máximo, para ver uma mudança feita aqui. */
const FRESH_MS = 5_000;
/** Passado isto, recomeça vazio: custa uma leitura por conta, e a memória não cresce com a rede. */
const MOST_ACCOUNTS = 10_000;

/**
 * O que cada conta é e pode, lembrado por poucos segundos: o guarda pergunta a cada requisição. Quem muda um papel
 * esquece o que estava lembrado depois do COMMIT, então neste processo o efeito é imediato.
 */
export function createFacts({ db, clock }: { db: Db; clock: Clock }) {
  const known = new Map<string, { facts: Promise<Facts>; until: number }>();

  function read(userId: string, now: number): Promise<Facts> {
    if (known.size >= MOST_ACCOUNTS) known.clear();
    const facts = members.facts(db, userId);
    // guardada antes de responder: quem esquecer durante a leitura a tira daqui, e o velho não fica
    const entry = { facts, until: now + FRESH_MS };
    known.set(userId, entry);
    facts.catch(() => {
      if (known.get(userId) === entry) known.delete(userId);
    });
    return facts;
  }

  return {
    of(userId: string): Promise<Facts> {
      const now = clock.now().getTime();
      const entry = known.get(userId);
      return entry && entry.until > now ? entry.facts : read(userId, now);
    },
    forget: (userId: string) => void known.delete(userId),
    forgetAll: () => known.clear(),
  };
}
