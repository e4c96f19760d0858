import type { interactionPolicy } from 'oidc-provider';
import { isImpersonable } from './client.ts';

/**
 * As perguntas da biblioteca e mais duas. Conta que deixou de valer no meio do caminho entra de novo, ou não entra. E
 * quem tem retorno nesta máquina e não guarda segredo pergunta sempre, como o nativo (RFC 8252, 8.6): qualquer programa
 * pode escutar ali e dizer que é ele.
 */
export function createPrompts({ base, Check }: typeof interactionPolicy) {
  const prompts = base();
  const goneAccount = new Check('account_gone', 'the account is not active', ({ oidc }) => {
    return oidc.session?.accountId !== undefined && oidc.account === undefined;
  });
  const onThisMachine = new Check('loopback_prompt', 'loopback asks', 'interaction_required', ({ oidc }) => {
    return oidc.client !== undefined && isImpersonable(oidc.client) && !oidc.result?.consent;
  });
  prompts.get('login')?.checks.add(goneAccount);
  prompts.get('consent')?.checks.add(onThisMachine);
  return prompts;
}
