/** Cada escopo, no que ele permite de fato. */
const WORDS: Record<string, string> = {
  openid: 'Reconhecer você quando voltar',
  profile: 'Ver o seu nome, o seu nome de usuário e a sua foto',
  email: 'Ver o seu e-mail',
  offline_access: 'Continuar com este acesso quando você não estiver usando o aplicativo',
};

/** O que um aplicativo pede, em palavras. Um escopo que esta página não conhece aparece com o próprio nome. */
export const describeScopes = (scopes: readonly string[]): string[] =>
  scopes.map((scope) => WORDS[scope] ?? scope);
