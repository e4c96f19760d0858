import { invalidFields } from '#kernel/errors.ts';
import { cleanLine, hasInk } from '#kernel/text.ts';
import type { Inside } from './deps.ts';
import { roleBuiltIn, roleNotFound, roleTaken } from './errors.ts';
import { PERMISSIONS } from './permissions.ts';
import { assertCovers, authorize } from './rules.ts';
import { type NewRole, type Role, type RoleChange, TITLE_MAX } from './schema.ts';
import { type RoleRow, roles } from './store/roles.ts';
import { record } from './trail.ts';

/** Os papéis que existem e o que cada um permite. */
export function createCatalog(inside: Inside) {
  const { db, facts } = inside;

  return {
    permissions: () => roles.permissions(db),
    list: async (): Promise<Role[]> => (await roles.all(db)).map(present),

    create(actorId: string, { name, ...change }: NewRole): Promise<Role> {
      const { title, permissions } = clean(change);
      return db.transaction(async (tx) => {
        assertCovers(await authorize(inside, tx, actorId, 'roles:write'), permissions);
        if (!(await roles.insert(tx, name, title))) throw roleTaken();
        await roles.change(tx, name, title, permissions);
        await record(inside, tx, { action: 'role_created', actor_id: actorId, role: name, permissions });
        return { name, title, builtIn: false, permissions };
      });
    },

    /** Troca título e permissões. Vale na hora para quem tem o papel, com sessão aberta ou não. */
    change(actorId: string, name: string, change: RoleChange): Promise<Role> {
      const { title, permissions } = clean(change);
      return db.transaction(async (tx) => {
        const actor = await authorize(inside, tx, actorId, 'roles:write');
        const role = await roles.byName(tx, name);
        if (!role) throw roleNotFound();
        if (name === 'admin')
          throw roleBuiltIn('O papel admin pode tudo, sempre. Crie outro papel, ou mude outro.');
        assertCovers(actor, [...role.permissions, ...permissions]);
        await roles.change(tx, name, title, permissions);
        await record(inside, tx, { action: 'role_changed', actor_id: actorId, role: name, permissions });
        tx.afterCommit(facts.forgetAll);
        return { ...present(role), title, permissions };
      });
    },

    /** Apaga o papel; quem o tinha fica sem ele. */
    async remove(actorId: string, name: string): Promise<void> {
      await db.transaction(async (tx) => {
        const actor = await authorize(inside, tx, actorId, 'roles:write');
        const role = await roles.byName(tx, name);
        if (!role) throw roleNotFound();
        if (role.built_in) throw roleBuiltIn('Papel de fábrica não se apaga: o código conta com ele.');
        assertCovers(actor, role.permissions);
        await roles.remove(tx, name);
        await record(inside, tx, { action: 'role_deleted', actor_id: actorId, role: name });
        tx.afterCommit(facts.forgetAll);
      });
    },
  };
}

const present = ({ name, title, built_in: builtIn, permissions }: RoleRow): Role => ({
  name,
  title,
  builtIn,
  permissions,
});

/** @throws `validation_failed` */
function clean({ title, permissions }: RoleChange): RoleChange {
  const line = cleanLine(title);
  if (!hasInk(line) || [...line].length > TITLE_MAX)
    throw invalidFields([{ field: 'title', message: `Escreva de 1 a ${TITLE_MAX} caracteres visíveis.` }]);
  const unknown = permissions.find((one) => !PERMISSIONS.has(one));
  if (unknown !== undefined)
    throw invalidFields([{ field: 'permissions', message: `Não existe a permissão “${unknown}”.` }]);
  return { title: line, permissions: permissions.toSorted() };
}
