import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { readPasskey } from './passkeys.ts';

/** O que a pessoa dá para provar quem é. */
export type Proof =
  | { method: 'password'; password: string }
  | { method: 'totp' | 'recovery_code'; code: string }
  | { method: 'passkey' };

/** Prova quem se é; por alguns minutos as ações perigosas não perguntam de novo. */
export const useProve = () =>
  useMutation({
    mutationFn: async (proof: Proof) => {
      const body = proof.method === 'passkey' ? { ...proof, response: await readPasskey() } : proof;
      return unwrap(api.POST('/api/v1/me/step-up', { body }));
    },
  });
