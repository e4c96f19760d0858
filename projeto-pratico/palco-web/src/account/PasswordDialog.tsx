import type { FormEvent, ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import styles from './Account.module.css';

interface Props {
  title: string;
  /** O que o botão diz que vai fazer. */
  action: string;
  error: unknown;
  busy: boolean;
  onConfirm: (password: string) => void;
  onClose: () => void;
  children: ReactNode;
}

/** Caixa que diz o que vai acontecer e pede a senha antes. */
export function PasswordDialog({ title, action, error, busy, onConfirm, onClose, children }: Props) {
  const { form, byField, general } = useFormErrors(error, ['password']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) onConfirm(readForm(event, 'password'));
  };
  return (
    <Dialog title={title} size="small" onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        {children}
        <FormError message={general} />
        <Field
          label="Senha"
          name="password"
          type="password"
          autoComplete="current-password"
          error={byField.password}
        />
        <Button look="danger" type="submit" wide busy={busy}>
          {action}
        </Button>
      </form>
    </Dialog>
  );
}
