import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { hasCode } from '../api/problem.ts';
import { secondStepFrom, secondStepOf } from '../api/second-step.ts';
import { useSignIn } from '../api/session.ts';
import { focusTitle } from '../shell/FocusKeeper.tsx';
import { pathTo } from '../shell/paths.ts';
import { ExternalButton } from '../sign-in/ExternalButton.tsx';
import { PasskeyButton } from '../sign-in/PasskeyButton.tsx';
import { SecondStepPage } from '../sign-in/SecondStepPage.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { WaitNote } from '../ui/WaitNote.tsx';
import { AuthPage, authStyles } from './Auth.tsx';
import { MailboxNote } from './MailboxNote.tsx';
import { Title } from './Title.tsx';

const FIELDS = ['login', 'password'] as const;

function PasswordForm({ signIn, refusal }: { signIn: ReturnType<typeof useSignIn>; refusal: Error | null }) {
  const error = signIn.error ?? refusal;
  const { form, byField, general } = useFormErrors(error, FIELDS);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signIn.isPending) return;
    signIn.mutate({ login: readForm(event, 'login').trim(), password: readForm(event, 'password') });
  };

  return (
    <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
      <FormError message={general} />
      <WaitNote error={error} />
      {hasCode(error, 'account_suspended') && (
        <p>Só a moderação do Palco tira a suspensão. Se acha que foi engano, fale com ela.</p>
      )}
      <Field
        label="Nome de usuário ou e-mail"
        name="login"
        autoComplete="username webauthn"
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
      <p className={authStyles.aside}>
        <Link to={pathTo.forgotPassword}>Esqueci a senha</Link>
      </p>
      <Button look="primary" type="submit" wide busy={signIn.isPending}>
        Entrar
      </Button>
    </form>
  );
}

/** Volta do provedor de fora sem ter entrado: o motivo é dele, ou o pedido era velho. */
const externalRefusal = (query: URLSearchParams) =>
  query.get('erro') === 'externo'
    ? new Error('A entrada pelo outro serviço não se completou. Tente de novo ou entre com a senha.')
    : null;

/** Quem deixa o segundo passo vai ao título da entrada, se não há um aviso a ler: o botão apertado saiu com a outra tela. */
function useReturnFocus(isSecond: boolean, refusal: Error | null) {
  const before = useRef(isSecond);
  useEffect(() => {
    if (before.current && !isSecond && !refusal) focusTitle();
    before.current = isSecond;
  }, [isSecond, refusal]);
}

/** Entrada: com senha, e o segundo passo de quem o tem; com chave de acesso; por um provedor de fora. */
export function SignInPage() {
  const signIn = useSignIn();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const [arrived, setArrived] = useState(() => secondStepFrom(location.hash));
  const [refusal, setRefusal] = useState(() => externalRefusal(query));
  const step = secondStepOf(signIn.error) ?? arrived;
  useReturnFocus(Boolean(step), refusal);

  if (step) {
    const restart = (error: Error | null) => {
      setArrived(null);
      setRefusal(error);
      signIn.reset();
      void navigate({ search: query.toString() }, { replace: true });
    };
    return <SecondStepPage step={step} onRestart={restart} />;
  }

  return (
    <AuthPage title="Entrar" lead="Quem você segue já está em cena.">
      <Title>Entrar</Title>
      <PasswordForm signIn={signIn} refusal={refusal} />
      <div className={authStyles.doors}>
        <PasskeyButton />
        <ExternalButton />
      </div>
      <p className={authStyles.other}>
        Ainda não tem conta?{' '}
        <Link to={{ pathname: pathTo.signUp, search: query.toString() }}>Criar conta</Link>
      </p>
      <MailboxNote />
    </AuthPage>
  );
}
