import type { FormEvent } from 'react';
import { useSuspend } from '../api/roles.ts';
import { Button } from '../ui/Button.tsx';
import body from '../ui/Dialog.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';

/** Suspensão de uma conta, com a razão que a pessoa vai ler. */
export function SuspendDialog({ handle, onClose }: { handle: string; onClose: () => void }) {
  const suspend = useSuspend(handle);
  const { form, byField, general } = useFormErrors(suspend.error, ['reason']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (suspend.isPending) return;
    suspend.mutate(readForm(event, 'reason').trim(), { onSuccess: onClose });
  };
  return (
    <Dialog title={`Suspender @${handle}`} size="small" onClose={onClose}>
      <form ref={form} className={body.body} onSubmit={submit} noValidate>
        <p>A conta some para os outros e sai de todos os aparelhos. Nada se apaga, e dá para voltar atrás.</p>
        <FormError message={general} />
        <Field
          multiline
          label="Razão"
          name="reason"
          hint="A pessoa a lê quando tentar entrar."
          error={byField.reason}
        />
        <Button look="danger" type="submit" wide busy={suspend.isPending}>
          Suspender
        </Button>
      </form>
    </Dialog>
  );
}
