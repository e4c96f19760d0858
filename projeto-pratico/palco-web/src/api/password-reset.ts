import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { forgetSession } from './session.ts';

/** Pede a mensagem com o endereço da senha nova. A resposta é a mesma para qualquer e-mail. */
export const useAskReset = () =>
  useMutation({
    mutationFn: (email: string) => unwrap(api.POST('/api/v1/password-resets', { body: { email } })),
  });

/** Põe a senha nova e encerra todos os aparelhos, este também. */
export function useResetPassword() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { token: string; newPassword: string }) =>
      unwrap(api.POST('/api/v1/password-resets/confirm', { body })),
    onSuccess: () => forgetSession(cache),
  });
}
