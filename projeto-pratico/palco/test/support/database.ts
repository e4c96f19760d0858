import { waitFor } from '@trilha/services';
import { statement } from '#kernel/db.ts';
import type { TestPalco } from './palco.ts';

/** Tabelas em que este texto aparece, de todas as do banco menos as da própria fila, que se esvaziam sozinhas. */
export async function tablesWith(palco: () => TestPalco, text: string): Promise<string[]> {
  const { db } = palco().building;
  const tables = await db.query<{ name: string }>(
    statement(
      'test.tables',
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname !~ '^(pg_|information_schema|graphile_worker)' order by 1`,
    ),
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const has = statement('', `select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`);
    if ((await db.query(has, [text])).length > 0) found.push(name);
  }
  return found;
}

/** Espera que tantas conexões deste banco estejam paradas em uma trava. */
export async function untilWaiting(palco: () => TestPalco, expected: number): Promise<void> {
  await waitFor(async () => ((await waiting(palco)) === expected ? true : undefined), {
    deadlineMs: 15_000,
    what: 'todas à espera da linha',
  });
}

async function waiting(palco: () => TestPalco): Promise<number> {
  const rows = await palco().building.db.query<{ count: number }>(
    statement(
      'test.waiting',
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'advisory'`,
    ),
  );
  return rows[0]?.count ?? 0;
}
