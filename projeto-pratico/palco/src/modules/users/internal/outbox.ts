import type { Tx } from '#kernel/db.ts';
import type { UsersDeps } from './deps.ts';
import { emailHash } from './handles.ts';
import { budgets } from './store/budgets.ts';

/** Nome da tarefa que manda uma mensagem. */
export const LETTER = 'users.letter';

/**
 * Que mensagem mandar. Nem segredo nem dado pessoal vai para a fila: a tarefa os lê quando corre. Da troca vai o SHA-256
 * do e-mail pedido, que teve a mensagem contada: se o pedido já é outro, ela não sai para quem não foi contado. A
 * validade é a de quem atendeu o pedido, que pode não ser o processo que entrega.
 */
export type LetterOrder =
  | { kind: 'sign_up'; signUpId: string }
  | { kind: 'email_change'; userId: string; emailHash: string; ttlSeconds?: number }
  | { kind: 'email_changed'; tokenHash: string }
  | { kind: 'password_changed'; userId: string }
  /** Sem conta, a tarefa existe do mesmo jeito, e não escreve a ninguém. */
  | { kind: 'password_reset'; userId: string | null; ttlSeconds: number };

/** Com espera exponencial (e^tentativa segundos, no máximo 6 h), doze tentativas passam de meio dia. */
const ATTEMPTS = 12;
const PER_HOUR = 5;
export const HOUR_MS = 3_600_000;

/** Manda a mensagem se, e só se, esta transação for confirmada. */
export async function post({ jobs }: Pick<UsersDeps, 'jobs'>, tx: Tx, order: LetterOrder): Promise<void> {
  await jobs.enqueue(tx, { name: LETTER, payload: { ...order }, maxAttempts: ATTEMPTS });
}

/**
 * O mesmo para um endereço que ainda não provou ser de quem pede: no máximo cinco por hora para cada um, de qualquer
 * origem, para que o cadastro não sirva para encher a caixa de alguém. O que passa disso não sai, e ninguém fica sabendo.
 */
export async function postToStranger(
  deps: Pick<UsersDeps, 'jobs' | 'clock'>,
  tx: Tx,
  emailKey: string,
  order: LetterOrder,
): Promise<void> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - HOUR_MS);
  if (await budgets.spend(tx, emailHash(emailKey), now, since, PER_HOUR)) await post(deps, tx, order);
}
