import type { FormEvent } from 'react';
import { useChangePassword } from '../api/account.ts';
import { LIMITS } from '../api/limits.ts';
import { useAskReset } from '../api/password-reset.ts';
import { useSecurity } from '../api/security.ts';
import type { Me } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useNotice } from '../ui/notices.tsx';
import { Section } from '../ui/Section.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import styles from './Account.module.css';

const FIELDS = ['currentPassword', 'newPassword'] as const;

function PasswordForm({ me }: { me: Me }) {
  const change = useChangePassword();
  const notice = useNotice();
  const { form, byField, general } = useFormErrors(change.error, FIELDS);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (change.isPending) return;
    const currentPassword = readForm(event, 'currentPassword');
    change.mutate(
      { currentPassword, newPassword: readForm(event, 'newPassword') },
      {
        onSuccess: () => {
          form.current?.reset();
          notice({ text: 'Senha trocada. Os outros aparelhos saíram da conta.' });
        },
      },
    );
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {/* Diz ao gerenciador de senhas de quem é a que muda. */}
      <input name="username" autoComplete="username" value={me.handle} readOnly hidden />
      <FormError message={general} />
      <Field
        label="Senha atual"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        error={byField.currentPassword}
      />
      <Field
        label="Nova senha"
        name="newPassword"
        type="password"
        hint={`Pelo menos ${LIMITS.passwordMin} caracteres. Uma frase funciona bem como senha.`}
        autoComplete="new-password"
        error={byField.newPassword}
      />
      <Button type="submit" busy={change.isPending}>
        Trocar a senha
      </Button>
    </form>
  );
}

/** Quem entra por outro serviço não tem senha; quem prova que o e-mail é seu pode ter. */
function NoPassword({ email }: { email: string }) {
  const ask = useAskReset();
  return (
    <>
      <p className={styles.fact}>
        A sua conta não tem senha. Se quiser uma, mandamos o endereço para escolhê-la.
      </p>
      <FormError message={ask.error?.message} />
      <p role="status">{ask.isSuccess ? `Mandamos uma mensagem para ${email}.` : ''}</p>
      <Button busy={ask.isPending} onClick={() => ask.mutate(email)}>
        Pôr uma senha
      </Button>
    </>
  );
}

/** Troca da senha. */
export function PasswordSection({ me }: { me: Me }) {
  const { data: security } = useSecurity();
  return (
    <Section id="conta-senha" title="Senha">
      {security?.hasPassword === false ? <NoPassword email={me.email} /> : <PasswordForm me={me} />}
    </Section>
  );
}
