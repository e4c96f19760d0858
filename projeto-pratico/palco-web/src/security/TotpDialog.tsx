import type { FormEvent } from 'react';
import { useActivateTotp } from '../api/security.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import body from '../ui/Dialog.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { WaitNote } from '../ui/WaitNote.tsx';
import { QrCode } from './QrCode.tsx';
import styles from './Security.module.css';

/** Em grupos de quatro, como quem digita um segredo o lê. */
const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/gu, '$1 ');

interface Props {
  secret: string;
  uri: string;
  onActive: (codes: string[]) => void;
  onClose: () => void;
}

/** Põe o segredo no aplicativo de códigos e prova que ele chegou lá, antes de a entrada passar a pedi-lo. */
export function TotpDialog({ secret, uri, onActive, onClose }: Props) {
  const activate = useActivateTotp();
  const { form, byField, general } = useFormErrors(activate.error, ['code']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (activate.isPending) return;
    const code = readForm(event, 'code').replace(/\s/gu, '');
    activate.mutate(code, { onSuccess: onActive });
  };
  return (
    <Dialog title="Ligar o aplicativo de códigos" size="small" onClose={onClose}>
      <form ref={form} className={body.body} onSubmit={submit} noValidate>
        <p>Aponte o aplicativo do telefone para o desenho, ou digite o segredo nele.</p>
        <QrCode text={uri} label="Código QR com o segredo, o mesmo que está escrito abaixo" />
        <div className={styles.secret}>
          <code>{inGroups(secret)}</code>
          <CopyButton text={secret}>Copiar</CopyButton>
        </div>
        <FormError message={general} />
        <WaitNote error={activate.error} />
        <Field
          label="Código que ele mostra"
          name="code"
          hint="Seis dígitos. É a prova de que o segredo chegou ao aplicativo."
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={9}
          error={byField.code}
        />
        <Button look="primary" type="submit" wide busy={activate.isPending}>
          Ligar
        </Button>
      </form>
    </Dialog>
  );
}
