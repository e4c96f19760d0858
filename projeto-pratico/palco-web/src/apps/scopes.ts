/** Cada escopo, no que ele permite de fato. */
const WORDS: Record<string, string> = {
  openid: 'Reconhecer você quando voltar',
  profile: 'Ver o seu nome, o seu nome de usuário e a sua foto',
  email: 'Ver o seu e-mail',
  offline_access: 'Continuar com este acesso quando você não estiver usando o aplicativo',
};

const ORDER = Object.keys(WORDS);

/** O que um aplicativo pede, em palavras e sempre na mesma ordem; um escopo desconhecido aparece como veio, antes. */
export const describeScopes = (scopes: readonly string[]): string[] =>
  scopes
    .toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))
    .map((scope) => WORDS[scope] ?? scope);
