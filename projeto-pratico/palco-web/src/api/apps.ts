import { useMutation, useQuery } from '@tanstack/react-query';
import { useAccountAction } from './account.ts';
import { api, unwrap } from './client.ts';

/** Aplicativos a que a pessoa deu acesso. */
export const useGrants = () =>
  useQuery({
    queryKey: ['grants'],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/me/grants', { signal }))).items,
  });

/** Tira o acesso de um aplicativo. */
export const useRevokeGrant = () =>
  useAccountAction((id: string) =>
    unwrap(api.DELETE('/api/v1/me/grants/{id}', { params: { path: { id } } })),
  );

/** Aplicativos que a pessoa registrou. */
export const useApps = () =>
  useQuery({
    queryKey: ['apps'],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/apps', { signal }))).items,
  });

export interface AppInput {
  name: string;
  redirectUris: string[];
  type: 'public' | 'confidential';
}

/** Registra um aplicativo. O segredo, quando há, só vem nesta resposta. */
export const useCreateApp = () =>
  useAccountAction((body: AppInput) => unwrap(api.POST('/api/v1/apps', { body })));

/** Apaga um aplicativo, e com ele o acesso que lhe deram. */
export const useDeleteApp = () =>
  useAccountAction((clientId: string) =>
    unwrap(api.DELETE('/api/v1/apps/{clientId}', { params: { path: { clientId } } })),
  );

/** O pedido de um aplicativo que espera a resposta da pessoa. */
export const useOauthRequest = (uid: string) =>
  useQuery({
    queryKey: ['oauth-request', uid],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/oauth-requests/{uid}', { params: { path: { uid } }, signal })),
    staleTime: Infinity,
  });

/** Responde ao pedido e segue para onde o aplicativo espera. */
export const useAnswerOauth = (uid: string) =>
  useMutation({
    mutationFn: (answer: 'approval' | 'denial') => {
      const params = { path: { uid } };
      return unwrap(
        answer === 'approval'
          ? api.POST('/api/v1/oauth-requests/{uid}/approval', { params, body: {} })
          : api.POST('/api/v1/oauth-requests/{uid}/denial', { params, body: {} }),
      );
    },
    onSuccess: ({ redirectTo }) => location.assign(redirectTo),
  });
