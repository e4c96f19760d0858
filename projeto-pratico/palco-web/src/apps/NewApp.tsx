import type { FormEvent } from 'react';
import { useCreateApp } from '../api/apps.ts';
import type { CreatedApp } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import body from '../ui/Dialog.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import styles from './Apps.module.css';

const FIELDS = ['name', 'redirectUris', 'type'] as const;

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface Props {
  onCreated: (app: CreatedApp) => void;
  onClose: () => void;
}

/** Registro de um aplicativo. */
export function NewAppDialog({ onCreated, onClose }: Props) {
  const create = useCreateApp();
  const { form, byField, general } = useFormErrors(create.error, FIELDS);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (create.isPending) return;
    create.mutate(
      {
        name: readForm(event, 'name').trim(),
        redirectUris: lines(readForm(event, 'redirectUris')),
        type: readForm(event, 'type') === 'confidential' ? 'confidential' : 'public',
      },
      { onSuccess: onCreated },
    );
  };
  return (
    <Dialog title="Registrar um aplicativo" size="small" onClose={onClose}>
      <form ref={form} className={body.body} onSubmit={submit} noValidate>
        <FormError message={general} />
        <Field
          label="Nome"
          name="name"
          hint="É o que a pessoa lê ao permitir o acesso."
          error={byField.name}
        />
        <Field
          multiline
          label="Endereços de volta"
          name="redirectUris"
          hint="Um por linha, em https (ou http nesta máquina). Vale só o endereço idêntico."
          spellCheck={false}
          error={byField.redirectUris}
        />
        <fieldset>
          <legend className="sr-only">Tipo</legend>
          <Choice
            type="radio"
            name="type"
            value="public"
            defaultChecked
            label="Público"
            hint="Roda no aparelho da pessoa (página ou aplicativo) e não guarda segredo."
          />
          <Choice
            type="radio"
            name="type"
            value="confidential"
            label="Confidencial"
            hint="Roda em um servidor seu, e recebe um segredo."
          />
          {byField.type && <FormError message={byField.type} />}
        </fieldset>
        <Button look="primary" type="submit" wide busy={create.isPending}>
          Registrar
        </Button>
      </form>
    </Dialog>
  );
}

function Value({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.value}>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
        <CopyButton text={value} label={`Copiar: ${name}`}>
          Copiar
        </CopyButton>
      </dd>
    </div>
  );
}

/** O que o programa precisa saber do registro; o segredo só aparece aqui. */
export function CreatedAppDialog({ app, onClose }: { app: CreatedApp; onClose: () => void }) {
  return (
    <Dialog title={`${app.name} está registrado`} size="small" once onClose={onClose}>
      <div className={body.body}>
        <dl className={styles.values}>
          <Value name="Identificador (client_id)" value={app.clientId} />
          {app.clientSecret && <Value name="Segredo (client_secret)" value={app.clientSecret} />}
        </dl>
        {app.clientSecret && (
          <p>O segredo não aparece de novo. Guarde-o no servidor do aplicativo, e só lá.</p>
        )}
        <Button look="primary" wide onClick={onClose}>
          {app.clientSecret ? 'Guardei o segredo' : 'Fechar'}
        </Button>
      </div>
    </Dialog>
  );
}
