import type { FormEvent } from 'react';
import { LIMITS } from '../api/limits.ts';
import { useEditProfile } from '../api/profiles.ts';
import type { Profile } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { useNotice } from '../ui/notices.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { authStyles } from './Auth.tsx';

const FIELDS = ['name', 'bio'] as const;

/** Edição do próprio perfil. */
export function EditProfile({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const edit = useEditProfile(profile.handle);
  const notice = useNotice();
  const { form, byField, general } = useFormErrors(edit.error, FIELDS);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (edit.isPending) return;
    const body = { name: readForm(event, 'name').trim(), bio: readForm(event, 'bio').trim() };
    edit.mutate(body, {
      onSuccess: () => {
        onClose();
        notice({ text: 'Perfil atualizado.' });
      },
    });
  };

  return (
    <Dialog title="Editar perfil" size="small" onClose={onClose}>
      <form ref={form} className={authStyles.form} onSubmit={submit} noValidate>
        <FormError message={general} />
        <Field
          label="Nome"
          name="name"
          defaultValue={profile.name}
          autoComplete="name"
          error={byField.name}
        />
        <Field
          multiline
          label="Sobre você"
          name="bio"
          defaultValue={profile.bio}
          hint={`Até ${LIMITS.bio} caracteres. Endereços viram links.`}
          error={byField.bio}
        />
        <Button look="primary" type="submit" wide busy={edit.isPending}>
          Salvar
        </Button>
      </form>
    </Dialog>
  );
}
