import { type FormEvent, useState } from 'react';
import { useCreateRole, useDeleteRole, usePermissions, useRoles } from '../api/roles.ts';
import type { Role } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import body from '../ui/Dialog.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState, FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { RoleTable } from './RoleTable.tsx';

function NewRoleDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateRole();
  const { form, byField, general } = useFormErrors(create.error, ['name', 'title']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (create.isPending) return;
    const words = { name: readForm(event, 'name').trim(), title: readForm(event, 'title').trim() };
    create.mutate({ ...words, permissions: [] }, { onSuccess: onClose });
  };
  return (
    <Dialog title="Criar um papel" size="small" onClose={onClose}>
      <form ref={form} className={body.body} onSubmit={submit} noValidate>
        <p>Ele nasce sem permissão nenhuma; dê as que quiser na tabela.</p>
        <FormError message={general} />
        <Field label="Título" name="title" hint="Como as pessoas o leem." error={byField.title} />
        <Field
          label="Nome"
          name="name"
          hint="Em minúsculas sem acento, como “curadoria”. Não muda depois."
          autoCapitalize="none"
          spellCheck={false}
          error={byField.name}
        />
        <Button look="primary" type="submit" wide busy={create.isPending}>
          Criar
        </Button>
      </form>
    </Dialog>
  );
}

function DeleteRoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const remove = useDeleteRole();
  return (
    <ConfirmDialog
      title="Apagar o papel"
      action="Apagar"
      error={remove.error}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(role.name, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        Quem tem o papel <strong>{role.title}</strong> o perde agora, e com ele o que só ele permitia.
      </p>
    </ConfirmDialog>
  );
}

/** Os papéis da casa e o que cada um permite. */
export function RoleSection({ canWrite }: { canWrite: boolean }) {
  const roles = useRoles();
  const permissions = usePermissions();
  const [isAdding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<Role | null>(null);
  const error = roles.error ?? permissions.error;
  const retry = () => void Promise.all([roles.refetch(), permissions.refetch()]);
  return (
    <Section id="papeis-tabela" title="O que cada papel permite">
      {roles.data && permissions.data ? (
        <RoleTable
          roles={roles.data}
          permissions={permissions.data}
          canWrite={canWrite}
          onDelete={setDeleting}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <RowsSkeleton what="os papéis" />
      )}
      {canWrite && <Button onClick={() => setAdding(true)}>Criar um papel</Button>}
      {isAdding && <NewRoleDialog onClose={() => setAdding(false)} />}
      {deleting && <DeleteRoleDialog role={deleting} onClose={() => setDeleting(null)} />}
    </Section>
  );
}
