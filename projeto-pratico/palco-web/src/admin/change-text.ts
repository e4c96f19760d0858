import type { RoleChange } from '../api/types.ts';

type Facts = Pick<RoleChange, 'action' | 'subject' | 'role' | 'permissions' | 'reason'>;

const list = (permissions: readonly string[] | null) =>
  permissions === null || permissions.length === 0 ? 'nenhuma permissão' : permissions.join(', ');

/** Conta apagada não tem mais nome. */
const person = (handle: string | null) => (handle === null ? 'uma conta apagada' : `@${handle}`);

/** O que cada mudança fez, sem quem a fez. Uma que esta página não conhece aparece com o próprio nome. */
export function changeText({ action, subject, role, permissions, reason }: Facts): string {
  const who = person(subject);
  switch (action) {
    case 'role_created':
      return `criou o papel ${role}, com ${list(permissions)}`;
    case 'role_changed':
      return `mudou o papel ${role}, que passou a ter ${list(permissions)}`;
    case 'role_deleted':
      return `apagou o papel ${role}`;
    case 'role_granted':
      return `deu o papel ${role} a ${who}`;
    case 'role_revoked':
      return `tirou o papel ${role} de ${who}`;
    case 'account_suspended':
      return `suspendeu ${who}: ${reason ?? 'sem razão anotada'}`;
    case 'account_restored':
      return `tirou a suspensão de ${who}`;
    default:
      return action;
  }
}
