import { pageUrl } from '#kernel/page-url.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import { deliver } from '#ports/mail/deliver.ts';
import type { WrittenLetter } from '#ports/mail/write.ts';
import type { UsersDeps } from './deps.ts';
import { emailHash } from './handles.ts';
import type { LetterOrder } from './outbox.ts';
import { confirmations, type Origin } from './store/confirmations.ts';
import { resets } from './store/resets.ts';
import { signUps } from './store/sign-ups.ts';
import { users } from './store/users.ts';
import {
  alreadyYoursLetter,
  emailChangedLetter,
  emailChangeLetter,
  passwordChangedLetter,
  passwordResetLetter,
  signUpLetter,
} from './templates.ts';

export type LettersDeps = Pick<
  UsersDeps,
  'db' | 'clock' | 'mail' | 'log' | 'parts' | 'publicUrl' | 'tokenTtlSeconds'
>;

type Order<Kind extends LetterOrder['kind']> = Extract<LetterOrder, { kind: Kind }>;

interface Addressed extends WrittenLetter {
  to: string;
}

/**
 * Escreve e manda cada mensagem. É aqui, e não no cadastro, que se sabe se o e-mail já tem conta: assim a resposta e o
 * tempo de quem pede não dependem disso. O token também nasce aqui, e a fila não o guarda. Entregue de novo, a mensagem
 * leva outro token, e o anterior segue valendo: qualquer das duas que a pessoa abra funciona.
 */
export function createLetterJob(deps: LettersDeps): JobHandler {
  return {
    light: true,
    async run(payload, { id }) {
      const order = payload as unknown as LetterOrder;
      const letter = await writeLetter(deps, order);
      // o pedido venceu, foi confirmado ou a conta saiu: não há mais o que dizer
      if (letter) await deliver(deps, order.kind, id, letter);
    },
  };
}

function writeLetter(deps: LettersDeps, order: LetterOrder): Promise<Addressed | null> {
  switch (order.kind) {
    case 'sign_up':
      return signUp(deps, order.signUpId);
    case 'email_change':
      return emailChange(deps, order);
    case 'email_changed':
      return emailChanged(deps, Buffer.from(order.tokenHash, 'hex'));
    case 'password_changed':
      return passwordChanged(deps, order.userId);
    case 'password_reset':
      return passwordReset(deps, order);
  }
}

async function signUp(deps: LettersDeps, signUpId: string): Promise<Addressed | null> {
  const row = await signUps.byId(deps.db, signUpId, deps.clock.now());
  if (!row) return null;
  const owner = await signUps.emailOwner(deps.db, row.email_key);
  if (owner) return { to: row.email, ...alreadyYoursLetter(owner.handle, pageUrl(deps.publicUrl, 'entrar')) };
  const url = await confirmationUrl(deps, { signUpId }, row.email_key, row.expires_at);
  return { to: row.email, ...signUpLetter(row.handle, url, deps.tokenTtlSeconds / 3_600) };
}

async function emailChange(deps: LettersDeps, order: Order<'email_change'>): Promise<Addressed | null> {
  // tarefa posta na fila por uma versão anterior não diz a validade
  const { userId, emailHash: wanted, ttlSeconds = deps.tokenTtlSeconds } = order;
  const row = await confirmations.pendingEmail(deps.db, userId);
  if (!row || emailHash(row.email_key).toString('hex') !== wanted) return null;
  const owner = await signUps.emailOwner(deps.db, row.email_key);
  if (owner && owner.id !== userId)
    return { to: row.email, ...alreadyYoursLetter(owner.handle, pageUrl(deps.publicUrl, 'entrar')) };
  const expiresAt = new Date(deps.clock.now().getTime() + ttlSeconds * 1_000);
  const url = await confirmationUrl(deps, { userId }, row.email_key, expiresAt);
  return { to: row.email, ...emailChangeLetter(row.handle, url, ttlSeconds / 3_600) };
}

async function emailChanged({ db }: LettersDeps, tokenHash: Buffer): Promise<Addressed | null> {
  const row = await confirmations.previousEmail(db, tokenHash);
  return row && { to: row.email, ...emailChangedLetter(row.handle) };
}

async function passwordChanged(deps: LettersDeps, userId: string): Promise<Addressed | null> {
  const row = await users.byId(deps.db, userId);
  return row && { to: row.email, ...passwordChangedLetter(row.handle, pageUrl(deps.publicUrl, '')) };
}

async function passwordReset(deps: LettersDeps, order: Order<'password_reset'>): Promise<Addressed | null> {
  const { userId, ttlSeconds } = order;
  if (userId === null) return null;
  const { db, clock, parts } = deps;
  const token = parts.newToken();
  const expiresAt = new Date(clock.now().getTime() + ttlSeconds * 1_000);
  const row = await db.transaction((tx) => resets.insert(tx, parts.hashToken(token), userId, expiresAt));
  const url = `${pageUrl(deps.publicUrl, 'nova-senha')}#${token}`;
  return row && { to: row.email, ...passwordResetLetter(row.handle, url, ttlSeconds / 3_600) };
}

/** O token vai no fragmento, que navegador nenhum manda a servidor nenhum: não fica em registro de proxy nem em `Referer`. */
async function confirmationUrl(deps: LettersDeps, origin: Origin, emailKey: string, expiresAt: Date) {
  const { newToken, hashToken } = deps.parts;
  const token = newToken();
  await deps.db.transaction((tx) => confirmations.insert(tx, hashToken(token), origin, emailKey, expiresAt));
  return `${pageUrl(deps.publicUrl, 'confirmar-email')}#${token}`;
}
