import type { FormEvent } from 'react';
import { useChangeEmail } from '../api/account.ts';
import type { Me } from '../api/types.ts';
import { MailboxNote } from '../pages/MailboxNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useNotice } from '../ui/notices.tsx';
import { Section } from '../ui/Section.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import styles from './Account.module.css';

const FIELDS = ['email', 'password'] as const;

/** Troca do e-mail. */
export function EmailForm({ me }: { me: Me }) {
  const change = useChangeEmail();
  const notice = useNotice();
  const { form, byField, general } = useFormErrors(change.error, FIELDS);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (change.isPending) return;
    const body = { email: readForm(event, 'email').trim(), password: readForm(event, 'password') };
    change.mutate(body, {
      onSuccess: () => {
        form.current?.reset();
        notice({ text: `Mandamos uma mensagem para ${body.email}.` });
      },
    });
  };

  return (
    <Section id="conta-email" title="E-mail">
      <p className={styles.fact}>
        O atual é <strong>{me.email}</strong>.
      </p>
      {me.pendingEmail !== null && (
        <>
          <p className={styles.fact}>
            Falta confirmar <strong>{me.pendingEmail}</strong>. Abra o endereço que está na mensagem que
            mandamos para lá; até então, vale o atual.
          </p>
          <MailboxNote />
        </>
      )}
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <FormError message={general} />
        <Field label="Novo e-mail" name="email" type="email" autoComplete="email" error={byField.email} />
        <Field
          label="Senha"
          name="password"
          type="password"
          autoComplete="current-password"
          error={byField.password}
        />
        <Button type="submit" busy={change.isPending}>
          Trocar o e-mail
        </Button>
      </form>
    </Section>
  );
}
