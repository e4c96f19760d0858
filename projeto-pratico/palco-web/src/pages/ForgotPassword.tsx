import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useHasMailbox } from '../api/letters.ts';
import { useAskReset } from '../api/password-reset.ts';
import { useTitleFocus } from '../shell/FocusKeeper.tsx';
import { pathTo } from '../shell/paths.ts';
import { Resend } from '../sign-in/Resend.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { WaitNote } from '../ui/WaitNote.tsx';
import { AuthPage, authStyles } from './Auth.tsx';
import { MailboxDoor } from './ConfirmationSent.tsx';
import { Title } from './Title.tsx';

/** O que se diz é o mesmo para qualquer e-mail: quem tem conta aqui não é da conta de quem pergunta. */
function Sent({ email }: { email: string }) {
  const ask = useAskReset();
  useTitleFocus();
  return (
    <AuthPage
      forMembers
      title="Confira o seu e-mail"
      lead={`Se há uma conta com ${email}, a mensagem vai para lá.`}
    >
      <Title>Confira o seu e-mail</Title>
      <div className={authStyles.form}>
        <p>O endereço que está nela leva à senha nova, e vale por meia hora.</p>
        <MailboxDoor />
        <Resend
          said="Mandamos outra, se há uma conta com este e-mail."
          error={ask.error}
          busy={ask.isPending}
          onSend={(onSuccess) => ask.mutate(email, { onSuccess })}
        />
      </div>
      <p className={authStyles.other}>
        Lembrou? <Link to={pathTo.signIn}>Entrar</Link>
      </p>
    </AuthPage>
  );
}

/** Pedido de senha nova. */
export function ForgotPasswordPage() {
  const ask = useAskReset();
  // Pedida já aqui: a tela seguinte mostra o caminho do correio sem nada mudar de lugar.
  useHasMailbox();
  const [sentTo, setSentTo] = useState<string>();
  const { form, byField, general } = useFormErrors(ask.error, ['email']);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (ask.isPending) return;
    const email = readForm(event, 'email').trim();
    ask.mutate(email, { onSuccess: () => setSentTo(email) });
  };

  if (sentTo !== undefined) return <Sent email={sentTo} />;
  return (
    <AuthPage
      forMembers
      title="Esqueci a senha"
      lead="Diga o e-mail da conta, e mandamos o endereço para escolher outra."
    >
      <Title>Esqueci a senha</Title>
      <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
        <FormError message={general} />
        <WaitNote error={ask.error} />
        <Field
          label="E-mail"
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          error={byField.email}
        />
        <Button look="primary" type="submit" wide busy={ask.isPending}>
          Mandar a mensagem
        </Button>
      </form>
      <p className={authStyles.other}>
        Lembrou? <Link to={pathTo.signIn}>Entrar</Link>
      </p>
    </AuthPage>
  );
}
