import { defineStage } from '@trilha/kit';
import { signUps } from './cadastro.ts';
import { documentation } from './documento.ts';
import { emailChanges } from './email.ts';
import { input } from './entrada.ts';
import { letters } from './mensagem.ts';
import { handles } from './nomes.ts';
import { ownAccount } from './perfil.ts';
import { crashes } from './quedas.ts';
import { avatars } from './retrato.ts';
import { leaving } from './saida.ts';
import { passwords } from './senhas.ts';
import { secrecy } from './sigilo.ts';
import { PUBLIC_URL } from './url-publica.ts';

/** Etapa 02: contas que se confirmam por e-mail, senhas que nem o dono do banco conhece, e retratos. */
export const stage = defineStage({
  number: 2,
  title: 'Gerenciamento de usuários',
  directory: new URL('../', import.meta.url),
  contract: new URL('../contrato/openapi.json', import.meta.url),
  mail: true,
  // Um scrypt nos parâmetros da OWASP leva dez vezes o argon2id, e as tarefas de um grupo os pedem ao mesmo tempo.
  patienceMs: 9_000,
  // Sem o limite por endereço de rede: todas as pessoas da verificação chegam do mesmo.
  env: { LOG_LEVEL: 'info', SHUTDOWN_GRACE_MS: '5000', PUBLIC_URL, AUTH_ATTEMPTS_PER_MINUTE: '0' },
  tasks: [
    ...signUps,
    ...letters,
    ...secrecy,
    ...handles,
    ...passwords,
    ...input,
    ...ownAccount,
    ...emailChanges,
    ...avatars,
    ...leaving,
    ...crashes,
    ...documentation,
  ],
});
