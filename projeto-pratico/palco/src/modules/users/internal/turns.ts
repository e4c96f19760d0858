export interface TurnLimits {
  /** Quantos trabalhos correm ao mesmo tempo. */
  atOnce: number;
  /** Quantos podem esperar a vez; o seguinte é recusado na hora. */
  waiting: number;
  refuse: () => Error;
}

/** Fila curta diante de um trabalho caro. Quem chega primeiro corre primeiro. */
export function createTurns({ atOnce, waiting, refuse }: TurnLimits) {
  let running = 0;
  const line: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw refuse();
      await new Promise<void>((resolve) => line.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // passa a vez sem soltá-la: quem chega agora não fura a fila
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
