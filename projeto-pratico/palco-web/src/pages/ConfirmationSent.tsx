import { Link } from 'react-router';
import { useHasMailbox } from '../api/letters.ts';
import { useResend } from '../api/session.ts';
import { useTitleFocus } from '../shell/FocusKeeper.tsx';
import { pathTo } from '../shell/paths.ts';
import { Resend } from '../sign-in/Resend.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { AuthPage, authStyles } from './Auth.tsx';
import { Title } from './Title.tsx';

/** Caminho até as mensagens, quando este Palco não tem servidor de e-mail. */
export function MailboxDoor() {
  if (!useHasMailbox()) return null;
  return (
    <>
      <p>Nesta máquina, as mensagens ficam aqui:</p>
      <Link className={buttonClass('primary', true)} to={pathTo.mailbox}>
        Abrir o correio
      </Link>
    </>
  );
}

/** O que fazer depois de pedir a conta: a mensagem está a caminho. */
export function ConfirmationSent({ email }: { email: string }) {
  const resend = useResend();
  useTitleFocus();
  return (
    <AuthPage title="Confira o seu e-mail" lead={`Mandamos uma mensagem para ${email}.`}>
      <Title>Confira o seu e-mail</Title>
      <div className={authStyles.form}>
        <p>
          Abra o endereço que está nela e digite a senha que você escolheu. A conta passa a existir quando
          você confirmar.
        </p>
        <MailboxDoor />
        <Resend
          said="Mandamos outra, se ainda faltava confirmar."
          error={resend.error}
          busy={resend.isPending}
          onSend={(onSuccess) => resend.mutate(email, { onSuccess })}
        />
      </div>
      <p className={authStyles.other}>
        Já confirmou? <Link to={pathTo.signIn}>Entrar</Link>
      </p>
    </AuthPage>
  );
}
