import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useHasMailbox } from '../api/letters.ts';
import { LIMITS } from '../api/limits.ts';
import { useSignUp } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { AuthPage, authStyles } from './Auth.tsx';
import { ConfirmationSent } from './ConfirmationSent.tsx';
import { Title } from './Title.tsx';

const FIELDS = ['name', 'handle', 'email', 'password'] as const;

/** Criação de conta. Quem valida é a API: um formulário que valida por conta própria discorda dela um dia. */
export function SignUpPage() {
  const signUp = useSignUp();
  // Pedida já aqui: a tela seguinte mostra o caminho do correio sem nada mudar de lugar.
  useHasMailbox();
  const [query] = useSearchParams();
  const { form, byField, general } = useFormErrors(signUp.error, FIELDS);

  if (signUp.data) return <ConfirmationSent email={signUp.data.email} />;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signUp.isPending) return;
    signUp.mutate({
      name: readForm(event, 'name').trim(),
      handle: readForm(event, 'handle').trim().replace(/^@/u, ''),
      email: readForm(event, 'email').trim(),
      password: readForm(event, 'password'),
    });
  };

  return (
    <AuthPage title="Criar conta" lead="Texto e vídeo de quem você escolhe seguir.">
      <Title>Criar conta</Title>
      <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
        <FormError message={general} />
        <Field label="Nome" name="name" autoComplete="name" error={byField.name} />
        <Field
          label="Nome de usuário"
          name="handle"
          hint="É o seu endereço no Palco: de 3 a 30 letras sem acento, números ou _."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={byField.handle}
        />
        <Field
          label="E-mail"
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          error={byField.email}
        />
        <Field
          label="Senha"
          name="password"
          type="password"
          hint={`Pelo menos ${LIMITS.passwordMin} caracteres. Uma frase funciona bem como senha.`}
          autoComplete="new-password"
          error={byField.password}
        />
        <Button look="primary" type="submit" wide busy={signUp.isPending}>
          Criar conta
        </Button>
      </form>
      <p className={authStyles.other}>
        Já tem conta? <Link to={{ pathname: pathTo.signIn, search: query.toString() }}>Entrar</Link>
      </p>
    </AuthPage>
  );
}
