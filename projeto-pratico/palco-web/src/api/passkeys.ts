import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useAccountAction } from './account.ts';
import { api, unwrap } from './client.ts';
import { useOpened } from './session.ts';

/** O navegador sabe usar chaves de acesso? Só em https e nesta máquina. */
export const hasPasskeys = () => typeof PublicKeyCredential === 'function';

/** A biblioteca só vem quando alguém usa uma chave: quem lê publicações não a baixa. */
const webauthn = () => import('@simplewebauthn/browser');

/** A pessoa fechou a caixa do navegador, deixou o tempo passar ou não tem a chave: ele não conta qual dos três. */
class PasskeyUnusedError extends Error {
  constructor(cause: unknown) {
    super('A chave de acesso não foi usada. Tente de novo ou escolha outro jeito.', { cause });
    this.name = 'PasskeyUnusedError';
  }
}

async function ceremony<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidStateError') {
      throw new Error('Este aparelho já tem uma chave de acesso desta conta.', { cause: error });
    }
    throw new PasskeyUnusedError(error);
  }
}

async function readOptions() {
  const options = await unwrap(api.POST('/api/v1/passkeys/options', { body: {} }));
  return options as unknown as PublicKeyCredentialRequestOptionsJSON;
}

/** Pede à pessoa que use uma chave de acesso, e devolve o que ela assinou. */
export async function readPasskey(): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await webauthn();
  const optionsJSON = await readOptions();
  return ceremony(() => startAuthentication({ optionsJSON }));
}

/** Cria uma chave de acesso neste aparelho e a põe na conta. */
async function createPasskey(name: string) {
  const { startRegistration } = await webauthn();
  const options = await unwrap(api.POST('/api/v1/me/passkeys/options', { body: {} }));
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const response = await ceremony(() => startRegistration({ optionsJSON }));
  return unwrap(api.POST('/api/v1/me/passkeys', { body: name === '' ? { response } : { response, name } }));
}

/** Entra com uma chave de acesso, sem nome nem senha; pede-a à pessoa, se ainda não a tem. Vale por dois fatores. */
export function usePasskeySignIn() {
  const opened = useOpened();
  return useMutation({
    mutationFn: async (chosen: AuthenticationResponseJSON | null) => {
      const response = chosen ?? (await readPasskey());
      return unwrap(api.POST('/api/v1/sessions/passkey', { body: { response } }));
    },
    onSuccess: opened,
  });
}

/**
 * Oferece as chaves deste aparelho na lista que o navegador abre no campo do nome (WebAuthn L3, mediação condicional).
 * Quem não tem chave não percebe nada: o que dá errado aqui não é resposta a nada que a pessoa pediu.
 *
 * @param onChosen recebe o que a pessoa assinou ao escolher uma chave da lista
 */
export function usePasskeyAutofill(onChosen: (response: AuthenticationResponseJSON) => void) {
  const chosen = useEffectEvent(onChosen);
  useEffect(() => {
    const leaving = new AbortController();
    const offer = async () => {
      if (!hasPasskeys() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
      const { startAuthentication } = await webauthn();
      const optionsJSON = await readOptions();
      if (leaving.signal.aborted) return;
      chosen(await startAuthentication({ optionsJSON, useBrowserAutofill: true }));
    };
    offer().catch(() => {});
    return () => {
      leaving.abort();
      void webauthn().then(({ WebAuthnAbortService }) => WebAuthnAbortService.cancelCeremony());
    };
  }, []);
}

/** Põe uma chave de acesso na conta. */
export const useAddPasskey = () => useAccountAction(createPasskey);

/** Tira uma chave de acesso da conta. */
export const useRemovePasskey = () =>
  useAccountAction((id: string) =>
    unwrap(api.DELETE('/api/v1/me/passkeys/{id}', { params: { path: { id } } })),
  );
