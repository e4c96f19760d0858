/** Endereços das páginas, em um lugar só. */
export const pathTo = {
  home: '/',
  discover: '/descobrir',
  search: '/busca',
  mentions: '/mencoes',
  signIn: '/entrar',
  signUp: '/criar-conta',
  mailbox: '/correio',
  drafts: '/rascunhos',
  account: '/conta',
  security: '/conta/seguranca',
  apps: '/conta/apps',
  roles: '/admin/papeis',
  forgotPassword: '/esqueci-a-senha',
  externalSignIn: '/entrar-externo',
  authorize: (uid: string) => `/autorizar/${encodeURIComponent(uid)}`,
  person: (handle: string) => `/pessoas/${encodeURIComponent(handle)}`,
  post: (id: string) => `/publicacoes/${encodeURIComponent(id)}`,
  quotes: (id: string) => `/publicacoes/${encodeURIComponent(id)}/citacoes`,
  tag: (tag: string) => `/tags/${encodeURIComponent(tag)}`,
  searchFor: (q: string) => `/busca?q=${encodeURIComponent(q)}`,
  /** Entrada (ou criação de conta) que devolve a pessoa a onde ela estava. */
  signInFrom: (path: string, door: '/entrar' | '/criar-conta' = '/entrar') =>
    path === '/' ? door : `${door}?voltar=${encodeURIComponent(path)}`,
} as const;
