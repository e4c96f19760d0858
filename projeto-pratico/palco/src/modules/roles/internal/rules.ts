import { forbidden } from '#http/permissions.ts';
import type { Tx } from '#kernel/db.ts';
import type { Inside } from './deps.ts';
import { lastAdmin } from './errors.ts';
import { members } from './store/members.ts';
import { roles } from './store/roles.ts';

/** Quem está mudando algo, com o que pode agora. */
export interface Actor {
  id: string;
  permissions: ReadonlySet<string>;
}

/**
 * Prende os papéis e confere de novo, no banco, que quem pede pode. O guarda da rota leu um instante antes, de memória:
 * entre os dois alguém pode ter tirado o papel, ou suspendido a conta.
 * @throws `forbidden`
 */
export async function authorize({ users }: Inside, tx: Tx, id: string, permission: string): Promise<Actor> {
  await roles.lock(tx);
  const { permissions } = await members.facts(tx, id);
  const [able] = await users.ableAmong(tx, [id]);
  if (able === undefined || !permissions.includes(permission)) throw forbidden();
  return { id, permissions: new Set(permissions) };
}

/** Ninguém mexe no que está acima de si: nem para dar, nem para tirar. @throws `forbidden` */
export function assertCovers({ permissions }: Actor, others: Iterable<string>): void {
  for (const one of others)
    if (!permissions.has(one)) throw forbidden(`Isto envolve a permissão “${one}”, que a sua conta não tem.`);
}

/**
 * Sem esta conta ainda há admin que possa agir? Chame com os papéis presos: as que saem esperam umas pelas outras.
 * @throws `last_admin`
 */
export async function assertAdminStays({ users }: Inside, tx: Tx, leavingId: string): Promise<void> {
  const admins = await members.of(tx, 'admin');
  if (!admins.includes(leavingId)) return;
  const able = await users.ableAmong(
    tx,
    admins.filter((id) => id !== leavingId),
  );
  if (able.length === 0) throw lastAdmin();
}
