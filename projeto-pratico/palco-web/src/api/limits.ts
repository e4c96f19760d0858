/** Limites que o formulário mostra antes de a API recusar. Um teste os compara com o openapi.json. */
export const LIMITS = {
  handle: 30,
  name: 60,
  bio: 160,
  passwordMin: 10,
  text: 1000,
} as const;
