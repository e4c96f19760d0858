import { Link } from 'react-router';
import { useHasMailbox } from '../api/letters.ts';
import { useResend } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { FormError } from '../ui/States.tsx';
import { useFormErrors } from '../ui/use-form.ts';
import { AuthPage, authStyles } from './Auth.tsx';
import { Title } from './Title.tsx';

/** O que fazer depois de pedir a conta: a mensagem está a caminho. */
export function ConfirmationSent({ email }: { email: string }) {
  const resend = useResend();
  const hasMailbox = useHasMailbox();
  const { general } = useFormErrors(resend.error, []);
  return (
    <AuthPage title="Confira o seu e-mail" lead={`Mandamos uma mensagem para ${email}.`}>
      <Title>Confira o seu e-mail</Title>
      <div className={authStyles.form}>
        <p>
          Abra o endereço que está nela e digite a senha que você escolheu. A conta passa a existir quando
          você confirmar.
        </p>
        {hasMailbox && (
          <>
            <p>Nesta máquina, as mensagens ficam aqui:</p>
            <Link className={buttonClass('primary', true)} to={pathTo.mailbox}>
              Abrir o correio
            </Link>
          </>
        )}
        <FormError message={general} />
        <p role="status">{resend.isSuccess ? 'Mandamos outra, se ainda faltava confirmar.' : ''}</p>
        <Button look="quiet" wide busy={resend.isPending} onClick={() => resend.mutate(email)}>
          Mandar outra mensagem
        </Button>
      </div>
      <p className={authStyles.other}>
        Já confirmou? <Link to={pathTo.signIn}>Entrar</Link>
      </p>
    </AuthPage>
  );
}
