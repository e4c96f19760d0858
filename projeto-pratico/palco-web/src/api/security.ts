import { useMutation, useQuery } from '@tanstack/react-query';
import { useAccountAction } from './account.ts';
import { api, unwrap } from './client.ts';

/** Como se entra na conta: senha, segundo fator, chaves de acesso, contas de fora. */
export const useSecurity = () =>
  useQuery({
    queryKey: ['security'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/security', { signal })),
  });

/** Começa a ligar o aplicativo de códigos: devolve o segredo, que ainda não vale. */
export const useStartTotp = () =>
  useMutation({ mutationFn: () => unwrap(api.POST('/api/v1/me/totp', { body: {} })) });

/** Liga o aplicativo de códigos, com o primeiro código dele, e devolve os de recuperação. */
export const useActivateTotp = () =>
  useMutation({
    mutationFn: async (code: string) =>
      (await unwrap(api.POST('/api/v1/me/totp/activation', { body: { code } }))).recoveryCodes,
  });

/** Desliga o aplicativo de códigos. */
export const useDisableTotp = () => useAccountAction<void>(() => unwrap(api.DELETE('/api/v1/me/totp')));

/** Troca os códigos de recuperação por outros. */
export const useRenewCodes = () =>
  useMutation({
    mutationFn: async () => (await unwrap(api.POST('/api/v1/me/recovery-codes', { body: {} }))).recoveryCodes,
  });

/** Desliga uma conta de fora. */
export const useUnlinkIdentity = () =>
  useAccountAction((id: string) =>
    unwrap(api.DELETE('/api/v1/me/identities/{id}', { params: { path: { id } } })),
  );
