import { DEMO_PASSWORD, people } from '../../../../projeto-pratico/palco/src/demo/people.ts';
import { duration } from '../../boot/progress.mjs';
import { readState } from '../process/instance.ts';
import { demoExists } from './demo.ts';
import type { Addresses } from './start-stack.ts';

/** Quantos nomes mostrar: o bastante para entrar com dois navegadores e ver um seguir o outro. */
const SHOWN_LOGINS = 3;

const links = ({ palco, trilha }: Addresses) => `  Palco    ${palco}\n  Trilha   ${trilha}\n`;

export function alreadyRunning(): string {
  const state = readState();
  if (state === undefined) {
    return '\n  Outro `npm start` ainda está iniciando ou encerrando. Nada foi feito aqui.\n\n';
  }
  const since = new Date(state.startedAt).toLocaleTimeString('pt-BR', { timeStyle: 'short' });
  return `\n  O projeto já está no ar desde ${since} (processo ${state.pid}). Nada foi feito aqui.\n\n${links(state.addresses)}\n`;
}

export function ready(addresses: Addresses): string {
  const startedAt = Number(process.env.TRILHA_INICIO ?? Date.now());
  const time = duration(Date.now() - startedAt);
  return `\n${links(addresses)}${demoLogins()}\n  Pronto em ${time}. Ctrl-C encerra tudo.\n\n`;
}

function demoLogins(): string {
  if (!demoExists()) return '';
  const names = people.slice(0, SHOWN_LOGINS).map(({ handle }) => handle);
  return `\n  Para entrar no Palco: ${names.join(', ')}…\n  Senha das contas de demonstração: ${DEMO_PASSWORD}\n`;
}
