import { useState } from 'react';
import { useSaveRoles } from '../api/roles.ts';
import type { Permission, Role } from '../api/types.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useNotice } from '../ui/notices.tsx';
import { focusSection } from '../ui/Section.tsx';
import { FormError } from '../ui/States.tsx';
import { allows, changedRoles, type RoleDraft, toggle } from './draft.ts';
import styles from './Roles.module.css';

/** O papel que tem tudo não se edita: sem ele, ninguém poderia devolver o que tirou. */
const ALL_POWERFUL = 'admin';

interface HeadProps {
  role: Role;
  onDelete: (() => void) | null;
}

function RoleHead({ role, onDelete }: HeadProps) {
  return (
    <th scope="col">
      {role.title}
      <span className={styles.name}>{role.name}</span>
      {onDelete && <IconButton icon="trash" label={`Apagar o papel ${role.title}`} onClick={onDelete} />}
    </th>
  );
}

interface RowProps {
  permission: Permission;
  roles: Role[];
  draft: RoleDraft;
  canWrite: boolean;
  onToggle: (role: Role) => void;
}

function PermissionRow({ permission, roles, draft, canWrite, onToggle }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {permission.title}
        <span className={styles.name}>{permission.name}</span>
      </th>
      {roles.map((role) => (
        <td key={role.name}>
          <label className={styles.cell}>
            <input
              type="checkbox"
              aria-label={`${role.title}: ${permission.title}`}
              checked={allows(draft, role, permission.name)}
              disabled={!canWrite || role.name === ALL_POWERFUL}
              onChange={() => onToggle(role)}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}

interface SaveProps {
  roles: Role[];
  draft: RoleDraft;
  onClear: () => void;
}

/** O que se mudou vale só depois de salvo: uma caixa tocada sem querer não dá poder a ninguém. */
function SaveBar({ roles, draft, onClear }: SaveProps) {
  const save = useSaveRoles();
  const notice = useNotice();
  const changed = changedRoles(draft, roles);
  const submit = () =>
    save.mutate(changed, {
      onSuccess: () => {
        onClear();
        notice({ text: 'Papéis salvos. Já valem para quem os tem.' });
      },
    });
  return (
    <>
      <FormError message={save.error?.message} />
      <p role="status">
        {changed.length > 0 && `Falta salvar: ${changed.map(({ title }) => title).join(', ')}.`}
      </p>
      {changed.length > 0 && (
        <div className={styles.bar}>
          <Button look="primary" busy={save.isPending} onClick={submit}>
            Salvar
          </Button>
          <Button look="quiet" onClick={onClear}>
            Descartar
          </Button>
        </div>
      )}
    </>
  );
}

interface Props {
  roles: Role[];
  permissions: Permission[];
  canWrite: boolean;
  onDelete: (role: Role) => void;
}

/** Papéis e permissões, em uma tabela que se edita. */
export function RoleTable({ roles, permissions, canWrite, onDelete }: Props) {
  const [draft, setDraft] = useState<RoleDraft>({});
  const clear = () => {
    setDraft({});
    focusSection('papeis-tabela');
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: o que rola de lado precisa rolar também pelo teclado. */}
      <section className={styles.scroll} aria-label="Tabela de papéis e permissões" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Permissão</th>
              {roles.map((role) => (
                <RoleHead
                  key={role.name}
                  role={role}
                  onDelete={canWrite && !role.builtIn ? () => onDelete(role) : null}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <PermissionRow
                key={permission.name}
                permission={permission}
                roles={roles}
                draft={draft}
                canWrite={canWrite}
                onToggle={(role) => setDraft(toggle(draft, role, permission.name))}
              />
            ))}
          </tbody>
        </table>
      </section>
      <SaveBar roles={roles} draft={draft} onClear={clear} />
    </>
  );
}
