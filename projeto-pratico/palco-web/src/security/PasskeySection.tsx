import { type FormEvent, useState } from 'react';
import account from '../account/Account.module.css';
import { hasPasskeys, useAddPasskey, useRemovePasskey } from '../api/passkeys.ts';
import type { Security } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import body from '../ui/Dialog.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { FormError } from '../ui/States.tsx';
import { Time } from '../ui/Time.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';

type Passkey = Security['passkeys'][number];

function AddDialog({ onDone, onClose }: { onDone: (codes: string[]) => void; onClose: () => void }) {
  const add = useAddPasskey();
  const { form, byField, general } = useFormErrors(add.error, ['name']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (add.isPending) return;
    add.mutate(readForm(event, 'name').trim(), { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) });
  };
  return (
    <Dialog title="Criar uma chave de acesso" size="small" onClose={onClose}>
      <form ref={form} className={body.body} onSubmit={submit} noValidate>
        <p>O navegador vai pedir a sua digital, o seu rosto, um PIN ou a chave física.</p>
        <FormError message={general} />
        <Field
          label="Nome da chave"
          name="name"
          hint="Para reconhecê-la depois, como “Notebook de casa”."
          maxLength={60}
          error={byField.name}
        />
        <Button look="primary" type="submit" wide busy={add.isPending}>
          Criar
        </Button>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const remove = useRemovePasskey();
  return (
    <ConfirmDialog
      title="Tirar a chave de acesso"
      action="Tirar"
      error={remove.error}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(passkey.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        <strong>{passkey.name}</strong> deixa de abrir a conta. Apague-a também do aparelho, para ele não a
        oferecer.
      </p>
    </ConfirmDialog>
  );
}

interface Props {
  passkeys: Passkey[];
  onCodes: (codes: string[]) => void;
}

/** Chaves de acesso (passkeys): valem pela senha e pelo segundo passo. */
export function PasskeySection({ passkeys, onCodes }: Props) {
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const added = (codes: string[]) => {
    setAdding(false);
    if (codes.length > 0) onCodes(codes);
  };
  return (
    <Section id="seguranca-chaves" title="Chaves de acesso">
      <p className={account.fact}>
        Entram no lugar da senha e do código, com a sua digital, o seu rosto ou um PIN, e um endereço falso
        não consegue usá-las. Em inglês, <span lang="en">passkeys</span>.
      </p>
      {passkeys.length > 0 && (
        <Rows>
          {passkeys.map((passkey) => (
            <Row
              key={passkey.id}
              title={passkey.name}
              facts={
                passkey.lastUsedAt === null ? (
                  'Ainda não usada'
                ) : (
                  <>
                    Último uso: <Time iso={passkey.lastUsedAt} />
                  </>
                )
              }
              action={
                <Button aria-label={`Tirar ${passkey.name}`} onClick={() => setRemoving(passkey)}>
                  Tirar
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {hasPasskeys() ? (
        <Button onClick={() => setAdding(true)}>Criar uma chave de acesso</Button>
      ) : (
        <p className={account.fact}>Este navegador não tem chaves de acesso, ou o endereço não é seguro.</p>
      )}
      {isAdding && <AddDialog onDone={added} onClose={() => setAdding(false)} />}
      {removing && <RemoveDialog passkey={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}
