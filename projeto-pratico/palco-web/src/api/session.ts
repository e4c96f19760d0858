import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { local } from '../storage.ts';
import { api, unwrap } from './client.ts';
import type { Me } from './types.ts';
import { setViewerId, viewerId } from './viewer.ts';

/** Marca que avisa as outras abas de que a conta deste navegador mudou. */
const MARK = 'palco.sessao';

function announce(id: string) {
  if (local.read(MARK) !== id) local.write(MARK, id);
}

/** Este navegador ainda é da pessoa, em qualquer aba? */
export const isStillIn = (id: string) => local.read(MARK) === id;

/** A página inteira é de uma pessoa só: se a sessão passou a ser de outra, recomeça, sem responder nada antes. */
async function fetchMe(): Promise<Me | null> {
  const { user } = await unwrap(api.GET('/api/v1/sessions/current'));
  const before = viewerId();
  if (before !== null && user !== null && user.id !== before) {
    location.reload();
    return new Promise(() => {});
  }
  if (user) setViewerId(user.id);
  announce(user?.id ?? '');
  return user;
}

/** A pessoa da sessão: `undefined` enquanto não se sabe, `null` para visitante. */
export const useMe = () =>
  useQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime: Infinity, refetchOnWindowFocus: 'always' });

/** Pergunta de novo de quem é a sessão quando outra aba entra ou sai. */
export function useSessionOfOtherTabs() {
  const cache = useQueryClient();
  useEffect(() => {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === MARK) void cache.invalidateQueries({ queryKey: ['me'] });
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [cache]);
}

/** O que fazer quando uma sessão se abre: nada do que a página leu como visitante vale mais. */
export function useOpened() {
  const cache = useQueryClient();
  return async () => {
    setViewerId(null);
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

/** Pede a conta; ela só existe depois de confirmada pelo e-mail. */
export const useSignUp = () =>
  useMutation({ mutationFn: (body: SignUpInput) => unwrap(api.POST('/api/v1/users', { body })) });

/** Pede outra mensagem de confirmação. A resposta é a mesma para qualquer e-mail. */
export const useResend = () =>
  useMutation({
    mutationFn: (email: string) =>
      unwrap(api.POST('/api/v1/email-confirmations/resend', { body: { email } })),
  });

export interface ConfirmInput {
  token: string;
  password: string;
}

/** Confirma a conta, ou a troca de e-mail, e abre a sessão. */
export function useConfirm() {
  const opened = useOpened();
  return useMutation({
    mutationFn: (body: ConfirmInput) => unwrap(api.POST('/api/v1/email-confirmations', { body })),
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
    onSuccess: restart,
  });
}

/** Recomeça a página como visitante, nesta aba e nas outras. */
export function restart() {
  announce('');
  location.assign('/');
}

/** Marca a sessão como perdida: um pedido voltou com 401 no meio do uso. */
export function forgetSession(cache: QueryClient) {
  announce('');
  cache.setQueryData(['me'], null);
}
