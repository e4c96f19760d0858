import type { Letter } from '../mail.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { UsersDeps } from './deps.ts';

interface Addressee {
  handle: string;
  email: string;
  email_key: string;
  /** Até quando vale o que se pediu. Quem o diz é quem pediu: quem entrega pode ser outro processo, e mais tarde. */
  expires_at: Date;
}

const FAREWELL = 'Se não foi você quem pediu, ignore esta mensagem. Nada acontece sem a senha.';

/**
 * Escreve as mensagens das contas na hora de entregá-las. É aqui que se sabe se o e-mail já tem dono, e é aqui que o token
 * começa a existir: nem a resposta do cadastro nem a caixa de saída dependem dele.
 */
export function useLetters({ db, mail, config }: UsersDeps): void {
  const page = (path: string) => `${config.publicUrl.replace(/\/$/u, '')}/${path}`;

  mail.writes('sign_up', async ({ signUpId }) => {
    const [row] = await db.query<Addressee>(
      'select handle, email, email_key, expires_at from sign_ups where id = $1 and expires_at > now()',
      [signUpId],
    );
    if (row === undefined) return null;
    return (await alreadyOwned(row)) ?? confirmationLetter(row, 'sign_up_id', String(signUpId));
  });

  mail.writes('email_change', async ({ userId, emailKey, expiresAt }) => {
    const [row] = await db.query<Addressee>(
      `select handle, pending_email as email, pending_email_key as email_key, $3::timestamptz as expires_at
       from users where id = $1 and pending_email_key = $2 and $3::timestamptz > now()`,
      [userId, emailKey, expiresAt],
    );
    if (row === undefined) return null;
    return (await alreadyOwned(row)) ?? confirmationLetter(row, 'user_id', String(userId));
  });

  mail.writes('email_changed', async ({ to, handle }) => ({
    to: String(to),
    subject: 'O e-mail da sua conta no Palco mudou',
    text: `A conta @${handle} passou a usar outro e-mail. Se não foi você, alguém sabe a sua senha.\n`,
  }));

  mail.writes('password_changed', async ({ userId }) => {
    const [row] = await db.query<Addressee>('select handle, email from users where id = $1', [userId]);
    if (row === undefined) return null;
    const text = `A senha da conta @${row.handle} acabou de ser trocada. Se não foi você, responda logo.\n`;
    return { to: row.email, subject: 'A senha da sua conta no Palco mudou', text };
  });

  async function alreadyOwned({ email, email_key }: Addressee): Promise<Letter | null> {
    const [owner] = await db.query<Addressee>('select handle from users where email_key = $1', [email_key]);
    if (owner === undefined) return null;
    const text = `Alguém tentou usar este e-mail, que já é o da conta @${owner.handle}.\n\nSe foi você, entre: ${page('entrar')}\n`;
    return { to: email, subject: 'Você já tem uma conta no Palco', text };
  }

  async function confirmationLetter(
    { handle, email, email_key, expires_at }: Addressee,
    origin: 'sign_up_id' | 'user_id',
    id: string,
  ): Promise<Letter> {
    const token = newSecret();
    await db.query(
      `insert into confirmations (token_hash, ${origin}, email_key, expires_at)
       values ($1, $2, $3, $4)`,
      [hashSecret(token), id, email_key, expires_at],
    );
    // depois do #: o navegador não manda o fragmento a servidor nenhum
    const link = page(`confirmar-email#${token}`);
    const text = `Para confirmar este e-mail na conta @${handle}, abra o endereço e digite a senha:\n\n${link}\n\n${FAREWELL}\n`;
    return { to: email, subject: 'Confirme o seu e-mail no Palco', text };
  }
}
