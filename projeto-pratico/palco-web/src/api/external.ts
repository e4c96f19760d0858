import { useMutation, useQuery } from '@tanstack/react-query';
import { useAccountAction } from './account.ts';
import { api, unwrap } from './client.ts';
import { useOpened } from './session.ts';

/** Onde começa a entrada pelo provedor de fora: o navegador vai até lá. */
export const EXTERNAL_SIGN_IN_URL = '/api/v1/external-sign-in';

/** O provedor de fora que este Palco aceita, se há um. */
export const useExternalProvider = () =>
  useQuery({
    queryKey: ['external-provider'],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/api/v1/external-sign-in/provider', { signal }))).provider,
    staleTime: Infinity,
  });

/** O que o provedor contou de quem chegou por ele. */
export const useTicket = (ticket: string) =>
  useQuery({
    queryKey: ['ticket', ticket],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/external-sign-ins/{ticket}', { params: { path: { ticket } }, signal })),
    enabled: ticket !== '',
    staleTime: Infinity,
  });

/** Cria a conta de quem chegou pelo provedor, e entra. */
export function useTicketSignUp(ticket: string) {
  const opened = useOpened();
  return useMutation({
    mutationFn: (body: { handle: string; name: string }) =>
      unwrap(api.POST('/api/v1/external-sign-ins/{ticket}', { params: { path: { ticket } }, body })),
    onSuccess: opened,
  });
}

/** Liga a conta de fora à da sessão. */
export const useTicketLink = (ticket: string) =>
  useAccountAction<void>(() =>
    unwrap(api.POST('/api/v1/external-sign-ins/{ticket}/link', { params: { path: { ticket } }, body: {} })),
  );
