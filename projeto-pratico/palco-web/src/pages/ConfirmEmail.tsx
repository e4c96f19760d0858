import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useConfirm, useMe } from '../api/session.ts';
import { useTitleFocus } from '../shell/FocusKeeper.tsx';
import { pathTo } from '../shell/paths.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { AuthPage, authStyles } from './Auth.tsx';
import { Title } from './Title.tsx';

function Confirmed() {
  useTitleFocus();
  return (
    <AuthPage title="E-mail confirmado" lead="Já vale para entrar e para recuperar a senha.">
      <Title>E-mail confirmado</Title>
      <Link className={buttonClass('primary', true)} to={pathTo.signIn}>
        Entrar
      </Link>
    </AuthPage>
  );
}

/**
 * O endereço que vai na mensagem. O token está no fragmento, que navegador nenhum manda a servidor nenhum; a senha
 * prova que quem confirma é quem pediu, e não só quem recebeu a mensagem.
 */
export function ConfirmEmailPage() {
  const confirm = useConfirm();
  const { data: me } = useMe();
  const [token] = useState(() => location.hash.slice(1));
  const { form, byField, general } = useFormErrors(confirm.error, ['password']);
  const incomplete = token === '' ? 'O endereço está incompleto. Copie-o inteiro da mensagem.' : undefined;

  // Com segundo passo, confirmar a troca do e-mail não abre a sessão: só a senha foi provada.
  if (confirm.isSuccess && me === null) return <Confirmed />;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (confirm.isPending || incomplete) return;
    confirm.mutate({ token, password: readForm(event, 'password') });
  };

  return (
    <AuthPage title="Confirmar o e-mail" lead="Falta só a sua senha." forMembers={!confirm.isSuccess}>
      <Title>Confirmar o e-mail</Title>
      <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
        <FormError message={incomplete ?? general} />
        <Field
          label="Senha"
          name="password"
          type="password"
          hint={me ? 'A da sua conta.' : 'A que você escolheu ao pedir a conta.'}
          autoComplete="current-password"
          error={byField.password}
        />
        <Button look="primary" type="submit" wide busy={confirm.isPending}>
          Confirmar
        </Button>
      </form>
      <p className={authStyles.other}>
        O link não vale mais?{' '}
        {me ? (
          <Link to={pathTo.account}>Pedir a troca de novo</Link>
        ) : (
          <Link to={pathTo.signUp}>Pedir a conta de novo</Link>
        )}
      </p>
    </AuthPage>
  );
}
