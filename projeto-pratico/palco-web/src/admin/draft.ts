import type { RoleInput } from '../api/roles.ts';
import type { Role } from '../api/types.ts';

/** O que se mudou em cada papel e ainda não se salvou: nome do papel e as permissões que passará a ter. */
export type RoleDraft = Readonly<Record<string, readonly string[]>>;

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item) => other.includes(item));

/** O papel já permite isto, contando o que se mudou? */
export const allows = (draft: RoleDraft, role: Role, permission: string): boolean =>
  (draft[role.name] ?? role.permissions).includes(permission);

/** Liga ou desliga uma permissão em um papel. Voltar ao que era tira o papel do rascunho. */
export function toggle(draft: RoleDraft, role: Role, permission: string): RoleDraft {
  const { [role.name]: before = role.permissions, ...others } = draft;
  const after = before.includes(permission)
    ? before.filter((name) => name !== permission)
    : [...before, permission];
  return sameSet(after, role.permissions) ? others : { ...others, [role.name]: after };
}

/** Os papéis mudados, na forma em que a API os recebe. */
export const changedRoles = (draft: RoleDraft, roles: readonly Role[]): RoleInput[] =>
  roles.flatMap(({ name, title }) => {
    const permissions = draft[name];
    return permissions ? [{ name, title, permissions: [...permissions] }] : [];
  });
