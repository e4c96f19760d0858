/** Limites que o formulário mostra antes de a API recusar. Um teste os compara com o openapi.json. */
export const LIMITS = {
  handle: 30,
  name: 80,
  bio: 300,
  passwordMin: 8,
  /** Caracteres como se contam com os olhos: grafemas. */
  text: 500,
  textUnits: 4000,
  warning: 100,
  pollMin: 2,
  pollMax: 6,
  pollOption: 50,
} as const;
