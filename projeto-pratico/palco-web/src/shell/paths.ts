/** Endereços das páginas, em um lugar só. */
export const pathTo = {
  home: '/',
  signIn: '/entrar',
  signUp: '/criar-conta',
  person: (handle: string) => `/pessoas/${encodeURIComponent(handle)}`,
  post: (id: string) => `/publicacoes/${encodeURIComponent(id)}`,
} as const;
