import { type FormEvent, type RefObject, useState } from 'react';
import { useNavigate } from 'react-router';
import { LIMITS } from '../api/limits.ts';
import { useEditProfile } from '../api/profiles.ts';
import type { Me, Profile } from '../api/types.ts';
import { PhotoField } from '../profile/PhotoField.tsx';
import { usePhoto } from '../profile/use-photo.ts';
import { pathTo } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { useNotice } from '../ui/notices.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { authStyles } from './Auth.tsx';

const FIELDS = ['name', 'handle', 'bio'] as const;

/** O que se escreveu e não se salvou: fechar a caixa sem querer não o perde. */
export type ProfileDraft = { name: string; handle: string; bio: string } | null;

interface Props {
  profile: Profile;
  draft: RefObject<ProfileDraft>;
  onClose: () => void;
}

/** Edição do próprio perfil. */
export function EditProfile({ profile, draft, onClose }: Props) {
  const [sent, setSent] = useState(0);
  const edit = useEditProfile(profile.handle, setSent);
  const photo = usePhoto();
  const notice = useNotice();
  const navigate = useNavigate();
  const { form, byField, general } = useFormErrors(edit.error, FIELDS);

  const keep = (event: FormEvent<HTMLFormElement>) => {
    draft.current = {
      name: readForm(event, 'name'),
      handle: readForm(event, 'handle'),
      bio: readForm(event, 'bio'),
    };
  };

  const saved = ({ handle }: Me) => {
    draft.current = null;
    onClose();
    notice({ text: 'Perfil atualizado.' });
    if (handle !== profile.handle) void navigate(pathTo.person(handle), { replace: true });
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (edit.isPending) return;
    const handle = readForm(event, 'handle').trim().replace(/^@/u, '');
    setSent(0);
    edit.mutate(
      {
        name: readForm(event, 'name').trim(),
        bio: readForm(event, 'bio').trim(),
        photo: photo.change,
        // Só o que muda: cada nome que a conta deixa fica guardado com ela, e há um limite deles.
        ...(handle === profile.handle ? {} : { handle }),
      },
      { onSuccess: saved },
    );
  };

  return (
    <Dialog title="Editar perfil" size="small" onClose={onClose}>
      <form ref={form} className={authStyles.form} onSubmit={submit} onChange={keep} noValidate>
        <FormError message={photo.refusal ?? general} />
        <PhotoField profile={profile} photo={photo} sent={edit.isPending && photo.change ? sent : null} />
        <Field
          label="Nome"
          name="name"
          defaultValue={draft.current?.name ?? profile.name}
          autoComplete="name"
          error={byField.name}
        />
        <Field
          label="Nome de usuário"
          name="handle"
          defaultValue={draft.current?.handle ?? profile.handle}
          hint="É o seu endereço no Palco. O antigo deixa de levar ao perfil, e fica reservado para você."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={byField.handle}
        />
        <Field
          multiline
          label="Sobre você"
          name="bio"
          defaultValue={draft.current?.bio ?? profile.bio}
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
