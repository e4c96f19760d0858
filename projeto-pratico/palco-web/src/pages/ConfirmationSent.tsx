import { Link } from 'react-router';
import { useResend } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { FormError } from '../ui/States.tsx';
import { useFormErrors } from '../ui/use-form.ts';
import { AuthPage, authStyles } from './Auth.tsx';
import { Title } from './Title.tsx';

/** O que fazer depois de pedir a conta: a mensagem está a caminho. */
export function ConfirmationSent({ email }: { email: string }) {
  const resend = useResend();
  const { general } = useFormErrors(resend.error, []);
  return (
    <AuthPage title="Confira o seu e-mail" lead={`Mandamos uma mensagem para ${email}.`}>
      <Title>Confira o seu e-mail</Title>
      <div className={authStyles.form}>
        <p>
          Abra o endereço que está nela e digite a senha que você escolheu. A conta passa a existir quando
          você confirmar.
        </p>
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
