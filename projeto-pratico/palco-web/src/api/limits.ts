/** Limites que o formulário mostra antes de a API recusar. Um teste os compara com o openapi.json. */
export const LIMITS = {
  handle: 30,
  name: 80,
  bio: 300,
  passwordMin: 8,
  text: 500,
} as const;
