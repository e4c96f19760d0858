import type { Tx } from '#kernel/db.ts';
import { inRounds, type List, type Page, type PageRequest, readPage } from '#kernel/page.ts';
import type { Inside } from './deps.ts';
import type { RoleLogEntry } from './schema.ts';
import { type ChangeRow, changes } from './store/changes.ts';

/** O que se registra; o que não se diz é nulo. */
export type Fact = Pick<ChangeRow, 'action'> &
  Partial<Pick<ChangeRow, 'actor_id' | 'subject_id' | 'role' | 'permissions' | 'reason'>>;

/** Registra na transação do fato: ou acontecem os dois, ou nenhum. */
export function record({ newId, clock }: Pick<Inside, 'newId' | 'clock'>, tx: Tx, fact: Fact): Promise<void> {
  const nothing = { actor_id: null, subject_id: null, role: null, permissions: null, reason: null };
  return changes.insert(tx, { ...nothing, ...fact, id: newId(), at: clock.now() });
}

/** Uma página da trilha, do mais novo ao mais antigo, com os nomes de usuário de hoje. */
export function readTrail(inside: Inside, page: PageRequest): Promise<Page<RoleLogEntry>> {
  const list: List<RoleLogEntry> = {
    scope: ['trilha-de-papeis'],
    walk: (...start) =>
      inRounds(
        {
          keysOf: ({ id }: ChangeRow) => [id],
          read: (...from) => changes.page(inside.db, ...from),
          show: (rows) => show(inside, rows),
        },
        ...start,
      ),
  };
  return readPage(inside.cursors, list, page);
}

async function show({ db, users }: Inside, rows: ChangeRow[]): Promise<RoleLogEntry[]> {
  const ids = rows.flatMap(({ actor_id, subject_id }) => [actor_id, subject_id]);
  const handles = await users.handlesOf(db, [...new Set(ids.filter((id) => id !== null))]);
  return rows.map((row) => present(row, handles));
}

function present(row: ChangeRow, handles: Map<string, string>): RoleLogEntry {
  const { id, at, action, role, permissions, reason } = row;
  const handleOf = (userId: string | null) => (userId === null ? null : (handles.get(userId) ?? null));
  return {
    id,
    at: at.toISOString(),
    actor: handleOf(row.actor_id),
    action,
    subject: handleOf(row.subject_id),
    role,
    permissions,
    reason,
  };
}
