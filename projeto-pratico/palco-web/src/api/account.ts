import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { restart } from './session.ts';

/** Onde o navegador baixa os próprios dados. */
export const EXPORT_URL = '/api/v1/me/export';

/** Uma ação sobre a própria conta ou com o poder dela; o que a página já leu pode ter mudado. */
export function useAccountAction<Input, Answer = unknown>(act: (input: Input) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => cache.invalidateQueries() });
}

/** Pede a troca do e-mail; o atual vale até o novo ser confirmado. */
export const useChangeEmail = () =>
  useAccountAction((body: { email: string; password: string }) =>
    unwrap(api.PUT('/api/v1/me/email', { body })),
  );

/** Troca a senha e encerra as outras sessões. */
export const useChangePassword = () =>
  useAccountAction((body: { currentPassword: string; newPassword: string }) =>
    unwrap(api.PUT('/api/v1/me/password', { body })),
  );

/** Esconde a conta, sem apagar nada. */
export const useDeactivate = () =>
  useAccountAction((password: string) => unwrap(api.POST('/api/v1/me/deactivation', { body: { password } })));

/** Traz a conta de volta. */
export const useReactivate = () =>
  useAccountAction<void>(() => unwrap(api.DELETE('/api/v1/me/deactivation')));

/** Apaga a conta e recomeça a página, para que nada da pessoa fique em memória. */
export const useDeleteAccount = () =>
  useMutation({
    mutationFn: (password: string) => unwrap(api.POST('/api/v1/me/deletion', { body: { password } })),
    onSuccess: restart,
  });
