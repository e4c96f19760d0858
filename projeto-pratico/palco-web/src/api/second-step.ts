import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { hasCode } from './problem.ts';
import { useOpened } from './session.ts';
import { type ProofMethod, readMethods } from './step-up.ts';

/** O segundo passo de uma entrada que já provou a senha. */
export interface SecondStep {
  challenge: string;
  methods: ProofMethod[];
}

/** O segundo passo que a API pediu ao recusar a entrada; nulo quando a recusa é outra. */
export function secondStepOf(error: unknown): SecondStep | null {
  if (!hasCode(error, 'second_factor_required')) return null;
  const { challenge, methods } = error.members;
  return typeof challenge === 'string' ? { challenge, methods: readMethods(methods) } : null;
}

/**
 * O segundo passo trazido no fragmento, por quem volta de um provedor externo: `#segundo-fator=…&metodos=totp,passkey`.
 *
 * @param hash fragmento do endereço, com ou sem o `#`
 */
export function secondStepFrom(hash: string): SecondStep | null {
  const parts = new URLSearchParams(hash.replace(/^#/u, ''));
  const challenge = parts.get('segundo-fator');
  if (!challenge) return null;
  const methods = readMethods((parts.get('metodos') ?? 'totp,passkey,recovery_code').split(','));
  return { challenge, methods };
}

export interface CodeInput {
  challenge: string;
  method: 'totp' | 'recovery_code';
  code: string;
}

/** Termina a entrada com um código. */
export function useSecondStep() {
  const opened = useOpened();
  return useMutation({
    mutationFn: (body: CodeInput) => unwrap(api.POST('/api/v1/sessions/second-factor', { body })),
    onSuccess: opened,
  });
}
