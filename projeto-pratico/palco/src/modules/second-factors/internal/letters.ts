import type { Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import { pageUrl } from '#kernel/page-url.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import { deliver } from '#ports/mail/deliver.ts';
import { type WrittenLetter, writeLetter } from '#ports/mail/write.ts';
import type { FactorsDeps } from './deps.ts';

/** Nome da tarefa que manda uma mensagem desta fatia. */
export const LETTER = 'second-factors.letter';

/** Com espera exponencial (e^tentativa segundos, no máximo 6 h), doze tentativas passam de meio dia. */
const ATTEMPTS = 12;

const NOT_YOU = 'Se não foi você, redefina já a senha pelo endereço abaixo: isso encerra todos os aparelhos.';

/** O que contar, e o que fazer se não foi a dona. */
const LETTERS = {
  totp_added: [
    'A sua conta no Palco passou a pedir um código ao entrar',
    'Um aplicativo de códigos foi ligado à conta @conta, e os outros aparelhos foram encerrados.',
  ],
  totp_removed: [
    'A sua conta no Palco não pede mais o código do aplicativo',
    'O aplicativo de códigos foi desligado da conta @conta.',
  ],
  passkey_added: [
    'Uma passkey foi ligada à sua conta no Palco',
    'A conta @conta ganhou uma passkey, que entra sem senha.',
  ],
  passkey_removed: [
    'Uma passkey saiu da sua conta no Palco',
    'A conta @conta perdeu uma passkey, que não entra mais.',
  ],
  identity_linked: [
    'Outra forma de entrar foi ligada à sua conta no Palco',
    'A conta @conta passou a abrir também por uma conta de outro provedor, que entra sem a senha daqui.',
  ],
  identity_removed: [
    'Uma forma de entrar saiu da sua conta no Palco',
    'A conta @conta não abre mais por aquela conta de outro provedor.',
  ],
  codes_renewed: [
    'Os códigos de recuperação da sua conta no Palco mudaram',
    'A conta @conta tem códigos de recuperação novos. Os anteriores não valem mais.',
  ],
  code_used: [
    'Um código de recuperação da sua conta no Palco foi usado',
    'Alguém entrou na conta @conta, ou confirmou ser você, com um código de recuperação. Ele não vale mais.',
  ],
  wrong_codes: [
    'Alguém passou da senha da sua conta no Palco',
    'Alguém que sabe a senha da conta @conta, ou está em um aparelho dela, errou o segundo passo cinco vezes ou mais hoje. Nenhum dos códigos valeu.',
  ],
} as const satisfies Record<string, readonly [subject: string, what: string]>;

export type LetterKind = keyof typeof LETTERS;

/** Avisa a dona da conta se, e só se, esta transação for confirmada. */
export async function tell(
  { jobs }: Pick<FactorsDeps, 'jobs'>,
  tx: Tx,
  userId: string,
  kind: LetterKind,
): Promise<void> {
  await jobs.enqueue(tx, { name: LETTER, payload: { userId, kind }, maxAttempts: ATTEMPTS });
}

export type LettersDeps = Pick<FactorsDeps, 'mail' | 'log' | 'users' | 'publicUrl'>;

export function createLetterJob(deps: LettersDeps): JobHandler {
  return {
    light: true,
    async run(payload, { id }) {
      const { userId, kind } = payload as { userId: string; kind: LetterKind };
      const owner = await deps.users.byId(userId).catch(unlessGone);
      if (owner === null) return;
      await deliver(deps, kind, id, { to: owner.email, ...write(kind, owner.handle, deps.publicUrl) });
    },
  };
}

/** A conta saiu: não há mais a quem dizer. O resto é falha, e a tarefa tenta de novo. */
function unlessGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'user_not_found') return null;
  throw error;
}

function write(kind: LetterKind, handle: string, publicUrl: string): WrittenLetter {
  const [subject, what] = LETTERS[kind];
  return writeLetter({
    subject,
    paragraphs: [what.replace('@conta', `@${handle}`), NOT_YOU],
    link: { label: 'Redefinir a senha', url: pageUrl(publicUrl, 'esqueci-a-senha') },
  });
}
