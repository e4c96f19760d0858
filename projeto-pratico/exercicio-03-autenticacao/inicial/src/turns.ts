import { AppError } from './errors.ts';

export interface TurnLimits {
  /** Quantos trabalhos correm ao mesmo tempo. */
  atOnce: number;
  /** Quantos podem esperar a vez; o seguinte é recusado na hora. */
  waiting: number;
}

/**
 * Uma fila curta diante de um trabalho caro: quem chega primeiro corre primeiro.
 * @throws AppError `unavailable`, com `Retry-After`, se a fila encheu
 */
export function createTurns({ atOnce, waiting }: TurnLimits) {
  let running = 0;
  const line: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1;
    else if (line.length >= waiting) throw tooBusy();
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await work();
    } finally {
      // passa a vez adiante sem soltá-la: quem chega agora não fura a fila
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

const tooBusy = () =>
  new AppError('unavailable', 'Há gente demais ao mesmo tempo. Tente de novo em instantes.', {
    headers: { 'retry-after': '3' },
  });
