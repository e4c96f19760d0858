/** De onde vem a hora. Injetado para que testes e dados de demonstração escolham quando é agora. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
