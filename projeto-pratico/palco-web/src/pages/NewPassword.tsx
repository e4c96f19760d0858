import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { LIMITS } from '../api/limits.ts';
import { useResetPassword } from '../api/password-reset.ts';
import { useTitleFocus } from '../shell/FocusKeeper.tsx';
import { pathTo } from '../shell/paths.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { AuthPage, authStyles } from './Auth.tsx';
import { Title } from './Title.tsx';

function Done() {
  useTitleFocus();
  return (
    <AuthPage forMembers title="Senha trocada" lead="Todos os aparelhos saíram da conta, por segurança.">
      <Title>Senha trocada</Title>
      <Link className={buttonClass('primary', true)} to={pathTo.signIn}>
        Entrar com a senha nova
      </Link>
    </AuthPage>
  );
}

/** O endereço que vai na mensagem de senha esquecida. O token está no fragmento, que não vai a servidor nenhum. */
export function NewPasswordPage() {
  const reset = useResetPassword();
  const [token] = useState(() => location.hash.slice(1));
  const { form, byField, general } = useFormErrors(reset.error, ['newPassword']);
  const incomplete = token === '' ? 'O endereço está incompleto. Copie-o inteiro da mensagem.' : undefined;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (reset.isPending || incomplete) return;
    reset.mutate({ token, newPassword: readForm(event, 'newPassword') });
  };

  if (reset.isSuccess) return <Done />;
  return (
    <AuthPage
      forMembers
      title="Senha nova"
      lead="Ela passa a valer agora, e todos os aparelhos saem da conta."
    >
      <Title>Senha nova</Title>
      <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
        <FormError message={incomplete ?? general} />
        <Field
          label="Senha nova"
          name="newPassword"
          type="password"
          hint={`Pelo menos ${LIMITS.passwordMin} caracteres. Uma frase funciona bem como senha.`}
          autoComplete="new-password"
          error={byField.newPassword}
        />
        <Button look="primary" type="submit" wide busy={reset.isPending}>
          Trocar a senha
        </Button>
      </form>
      <p className={authStyles.other}>
        O link não vale mais? <Link to={pathTo.forgotPassword}>Pedir outro</Link>
      </p>
    </AuthPage>
  );
}
