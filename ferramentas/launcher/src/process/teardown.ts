/** Da borda para o fundo: primeiro quem recebe pedidos, depois quem trabalha em silêncio, por fim os dados. */
const RANKS = ['frente', 'trabalho', 'dados'] as const;
export type Rank = (typeof RANKS)[number];

export interface Teardown {
  /** Registra algo a parar. Depois que a parada começou, para na hora. */
  add(rank: Rank, stop: () => Promise<void>): Promise<void>;
  /** Para tudo, posto a posto; chamadas seguintes esperam a mesma parada. Falhas não impedem o resto. */
  run(): Promise<void>;
}

export function createTeardown(): Teardown {
  const pending = new Map<Rank, (() => Promise<void>)[]>(RANKS.map((rank) => [rank, []]));
  let running: Promise<void> | undefined;

  async function stopAll(): Promise<void> {
    for (const rank of RANKS) await Promise.allSettled((pending.get(rank) ?? []).map((stop) => stop()));
  }

  return {
    add: async (rank, stop) => {
      if (running) await stop();
      else pending.get(rank)?.push(stop);
    },
    run: () => {
      running ??= stopAll();
      return running;
    },
  };
}
