import type { Module } from '#http/module.ts';
import type { Authority } from '#http/permissions.ts';
import type { Tx } from '#kernel/db.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { AccountFacts, ExportSection } from '#modules/users/index.ts';
import { createBootstrap } from './internal/bootstrap.ts';
import { createCatalog } from './internal/catalog.ts';
import type { Inside, RolesDeps } from './internal/deps.ts';
import { createFacts } from './internal/facts.ts';
import { createPeople } from './internal/people.ts';
import { PERMISSIONS } from './internal/permissions.ts';
import { peopleRoutes } from './internal/routes/people.ts';
import { roleRoutes } from './internal/routes/roles.ts';
import { assertAdminStays } from './internal/rules.ts';
import { Permission, Role, RoleLogEntry, RoleLogPage, Standing } from './internal/schema.ts';
import { changes } from './internal/store/changes.ts';
import { roles } from './internal/store/roles.ts';
import { readTrail } from './internal/trail.ts';

export { roleErrors } from './internal/errors.ts';

export interface Roles extends Module {
  /** O que o guarda das rotas pergunta. */
  authority: Authority;
  /** O que uma conta é e pode. */
  factsOf(userId: string): Promise<AccountFacts>;
  reactions: AccountReactions;
  /** Faz admin a conta do ADMIN_EMAIL que já existia; repetida, nada muda. */
  bootstrap(): Promise<number>;
  /** O que se registrou sobre uma pessoa, para ela levar. */
  export: ExportSection;
}

/** Papéis e permissões como dados, suspensão de contas e a trilha do que se mudou. */
export function createRoles(deps: RolesDeps): Roles {
  const facts = createFacts(deps);
  const inside: Inside = { ...deps, facts };
  const bootstrap = createBootstrap(inside);
  const catalog = createCatalog(inside);
  const people = createPeople(inside);

  async function leaving(tx: Tx, userId: string): Promise<void> {
    await roles.lock(tx);
    await assertAdminStays(inside, tx, userId);
  }

  return {
    authority: {
      names: PERMISSIONS,
      permits: async (userId, permission) => (await facts.of(userId)).permissions.includes(permission),
    },
    factsOf: facts.of,
    reactions: { confirmed: bootstrap.confirmed, leaving },
    bootstrap: bootstrap.existing,
    async export(userId) {
      const { roles: held, permissions } = await facts.of(userId);
      return { roles: held, permissions, changes: await changes.ofUser(deps.db, userId) };
    },
    schemas: [Permission.schema, Role.schema, Standing.schema, RoleLogEntry.schema, RoleLogPage.schema],
    api(app) {
      roleRoutes(app, { catalog, trail: (page) => readTrail(inside, page) });
      peopleRoutes(app, people);
    },
  };
}
