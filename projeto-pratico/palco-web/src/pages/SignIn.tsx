import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSignIn } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { AuthPage, authStyles } from './Auth.tsx';
import { MailboxNote } from './MailboxNote.tsx';
import { Title } from './Title.tsx';

const FIELDS = ['login', 'password'] as const;

/** Entrada. */
export function SignInPage() {
  const signIn = useSignIn();
  const [query] = useSearchParams();
  const { form, byField, general } = useFormErrors(signIn.error, FIELDS);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signIn.isPending) return;
    signIn.mutate({ login: readForm(event, 'login').trim(), password: readForm(event, 'password') });
  };

  return (
    <AuthPage title="Entrar" lead="Quem você segue já está em cena.">
      <Title>Entrar</Title>
      <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
        <FormError message={general} />
        <Field
          label="Nome de usuário ou e-mail"
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={byField.login}
        />
        <Field
          label="Senha"
          name="password"
          type="password"
          autoComplete="current-password"
          error={byField.password}
        />
        <Button look="primary" type="submit" wide busy={signIn.isPending}>
          Entrar
        </Button>
      </form>
      <p className={authStyles.other}>
        Ainda não tem conta?{' '}
        <Link to={{ pathname: pathTo.signUp, search: query.toString() }}>Criar conta</Link>
      </p>
      <MailboxNote />
    </AuthPage>
  );
}
