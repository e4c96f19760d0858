import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { isSignedOut } from './problem.ts';
import type { Me } from './types.ts';

// O cookie é HttpOnly: a página não o vê. Esta marca só poupa um pedido que se sabe perdido.
const HINT = 'palco.sessao';
const remember = (open: boolean) => localStorage.setItem(HINT, open ? 'aberta' : 'fechada');

async function fetchMe(): Promise<Me | null> {
  if (localStorage.getItem(HINT) === 'fechada') return null;
  try {
    return await unwrap(api.GET('/api/v1/me'));
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    remember(false);
    return null;
  }
}

/** A pessoa da sessão: `undefined` enquanto não se sabe, `null` para visitante. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime: Infinity });

function useOpened() {
  const cache = useQueryClient();
  return async () => {
    remember(true);
    cache.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
    await cache.refetchQueries({ queryKey: ['me'] });
  };
}

export interface SignUpInput {
  handle: string;
  name: string;
  email: string;
  password: string;
}

/** Cria a conta; a API já abre a sessão. */
export function useSignUp() {
  const opened = useOpened();
  return useMutation({
    mutationFn: (body: SignUpInput) => unwrap(api.POST('/api/v1/users', { body })),
    onSuccess: opened,
  });
}

export interface SignInInput {
  login: string;
  password: string;
}

/** Abre uma sessão. */
export function useSignIn() {
  const opened = useOpened();
  return useMutation({
    mutationFn: (body: SignInInput) => unwrap(api.POST('/api/v1/sessions', { body })),
    onSuccess: opened,
  });
}

/** Fecha a sessão e recomeça a página, para que nada da pessoa fique em memória. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/sessions/current')),
    onSuccess: () => {
      remember(false);
      location.assign('/');
    },
  });
}

/** Marca a sessão como perdida: um pedido voltou com 401 no meio do uso. */
export function forgetSession(cache: ReturnType<typeof useQueryClient>) {
  remember(false);
  cache.setQueryData(['me'], null);
}
