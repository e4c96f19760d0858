/** As formas do contrato. Um tipo do TypeScript não confere nada ao rodar: isso é da validação. */

export interface SignUp {
  handle: string;
  name: string;
  email: string;
  password: string;
}

export interface ProfileChange {
  handle?: string;
  name?: string;
  bio?: string;
}

export interface Profile {
  id: string;
  handle: string;
  name: string;
  bio: string;
  avatarUrl: string | null;
  createdAt: string;
}

export interface User extends Profile {
  email: string;
  pendingEmail: string | null;
  status: 'active' | 'deactivated';
}
