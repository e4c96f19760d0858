import { defineStage } from '@trilha/kit';
import { env } from './ambiente.ts';
import { devices } from './aparelhos.ts';
import { lockout } from './bloqueio.ts';
import { signingKeys } from './chaves.ts';
import { input } from './entrada.ts';
import { externalSignIn } from './externo.ts';
import { accessMatrix } from './matriz.ts';
import { provider } from './oauth.ts';
import { providerDefences } from './oauth-defesas.ts';
import { roleEditing } from './papeis.ts';
import { passkeys } from './passkeys.ts';
import { stepUps } from './prova-recente.ts';
import { refreshTokens } from './renovacao.ts';
import { secondFactors } from './segundo-fator.ts';
import { resets } from './senha-nova.ts';
import { sessions } from './sessao.ts';
import { ceilings } from './teto.ts';
import { accessTokens } from './tokens.ts';

/** Etapa 03: entrar, continuar dentro, provar de novo, e o que cada um pode. */
export const stage = defineStage({
  number: 3,
  title: 'Autenticação e autorização',
  directory: new URL('../', import.meta.url),
  contract: new URL('../contrato/openapi.json', import.meta.url),
  mail: true,
  // Como na etapa 02: as tarefas de um grupo pedem hashes lentos ao mesmo tempo.
  patienceMs: 9_000,
  env,
  tasks: [
    ...sessions,
    ...accessTokens,
    ...refreshTokens,
    ...signingKeys,
    ...devices,
    ...lockout,
    ...resets,
    ...secondFactors,
    ...passkeys,
    ...stepUps,
    ...roleEditing,
    ...ceilings,
    ...accessMatrix,
    ...provider,
    ...providerDefences,
    ...externalSignIn,
    ...input,
  ],
});
