import { type FormEvent, useState } from 'react';
import { Link, Navigate } from 'react-router';
import { useTicket, useTicketLink, useTicketSignUp } from '../api/external.ts';
import { hasCode, isWorthRetrying } from '../api/problem.ts';
import { useMe } from '../api/session.ts';
import type { Me, Ticket } from '../api/types.ts';
import { pathTo } from '../shell/paths.ts';
import { perTab } from '../storage.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState, FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { AuthPage, authStyles } from './Auth.tsx';
import { Title } from './Title.tsx';

const FIELDS = ['handle', 'name'] as const;
const KEPT = 'palco.entrada-externa';

/** O bilhete vem no fragmento; guardado na aba, ainda está aqui para quem antes vai entrar com a senha. */
function readTicket(): string {
  const arrived = location.hash.slice(1);
  if (arrived !== '') perTab.write(KEPT, arrived);
  return arrived || (perTab.read(KEPT) ?? '');
}

interface Props {
  id: string;
  ticket: Ticket;
}

type SignUp = ReturnType<typeof useTicketSignUp>;

function NewAccount({ ticket, signUp }: { ticket: Ticket; signUp: SignUp }) {
  const { form, byField, general } = useFormErrors(signUp.error, FIELDS);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signUp.isPending) return;
    const handle = readForm(event, 'handle').trim().replace(/^@/u, '');
    signUp.mutate({ handle, name: readForm(event, 'name').trim() }, { onSuccess: () => perTab.remove(KEPT) });
  };
  return (
    <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
      <FormError message={general} />
      {hasCode(signUp.error, 'account_exists') && <SignInFirst />}
      <Field
        label="Nome"
        name="name"
        defaultValue={ticket.suggestedName}
        autoComplete="name"
        error={byField.name}
      />
      <Field
        label="Nome de usuário"
        name="handle"
        defaultValue={ticket.suggestedHandle}
        hint="É o seu endereço no Palco: de 3 a 30 letras sem acento, números ou _."
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={byField.handle}
      />
      <p className={authStyles.note}>
        E-mail: <strong>{ticket.email}</strong>, que {ticket.provider} já confirmou.
      </p>
      <Button look="primary" type="submit" wide busy={signUp.isPending}>
        Criar conta
      </Button>
    </form>
  );
}

/** Quem já tem conta prova que é dela antes de ligá-la: e-mail igual não basta. */
function SignInFirst() {
  return (
    <Link className={buttonClass('plain', true)} to={pathTo.signInFrom(pathTo.externalSignIn)}>
      Entrar com a senha e ligar as duas
    </Link>
  );
}

function LinkAccount({ id, ticket, me }: Props & { me: Me }) {
  const link = useTicketLink(id);
  if (link.isSuccess) {
    return (
      <div className={authStyles.form}>
        <p role="status">Pronto: da próxima vez, {ticket.provider} já abre a sua conta.</p>
        <Link className={buttonClass('primary', true)} to={pathTo.security}>
          Ver a segurança da conta
        </Link>
      </div>
    );
  }
  return (
    <div className={authStyles.form}>
      <FormError message={link.error?.message} />
      <p>
        {ticket.email ? <strong>{ticket.email}</strong> : 'A conta'} em {ticket.provider} passa a abrir a
        conta de <strong>@{me.handle}</strong>.
      </p>
      <Button
        look="primary"
        wide
        busy={link.isPending}
        onClick={() => link.mutate(undefined, { onSuccess: () => perTab.remove(KEPT) })}
      >
        Ligar à minha conta
      </Button>
      <Link className={buttonClass('quiet', true)} to={pathTo.home}>
        Deixar como está
      </Link>
    </div>
  );
}

function Choice({ id, ticket }: Props) {
  const { data: me } = useMe();
  const signUp = useTicketSignUp(id);
  if (signUp.isSuccess) return <Navigate to={pathTo.home} replace />;
  // A conta recém-criada já abre a sessão: quem estava criando não passa a ligar.
  if (me && signUp.isIdle) return <LinkAccount id={id} ticket={ticket} me={me} />;
  if (ticket.email !== null && ticket.emailVerified) {
    return (
      <>
        <NewAccount ticket={ticket} signUp={signUp} />
        <div className={authStyles.other}>
          <p>Já tem conta no Palco?</p>
          <SignInFirst />
        </div>
      </>
    );
  }
  return (
    <div className={authStyles.form}>
      <p>
        {ticket.provider} não confirmou o seu e-mail, e sem isso não dá para criar uma conta por aqui. Crie-a
        com e-mail e senha, ou entre na que já tem e ligue as duas.
      </p>
      <Link className={buttonClass('primary', true)} to={pathTo.signUp}>
        Criar conta
      </Link>
      <SignInFirst />
    </div>
  );
}

/** Chegada de quem entrou por um provedor de fora e ainda não tem conta ligada a ele. */
export function ExternalSignInPage() {
  const [id] = useState(readTicket);
  const { data: ticket, error, refetch } = useTicket(id);
  const isGone = id === '' || (error !== null && !isWorthRetrying(error));
  return (
    <AuthPage forMembers title="Quase lá" lead={`Você veio de ${ticket?.provider ?? 'outro serviço'}.`}>
      <Title>Entrar por outro serviço</Title>
      {ticket ? (
        <Choice id={id} ticket={ticket} />
      ) : isGone ? (
        <div className={authStyles.form}>
          <FormError message="Esta chegada não vale mais: ela dura dez minutos e serve uma vez." />
          <Link className={buttonClass('primary', true)} to={pathTo.signIn}>
            Começar de novo
          </Link>
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton what="o que veio de lá" />
      )}
    </AuthPage>
  );
}
