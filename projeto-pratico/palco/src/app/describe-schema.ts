import pg from 'pg';

/**
 * Descrição estável do banco em SQL legível: para ver num diff o que uma migração mudou, não para restaurar.
 * Existe porque o PostgreSQL embutido não traz `pg_dump`. As tabelas da fila são da biblioteca e ficam fora.
 */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string; oid: number }>(TABLES);
    const parts: string[] = [];
    for (const { name, oid } of tables.rows) parts.push(await describeTable(client, name, oid));
    const functions = await client.query<{ line: string }>(FUNCTIONS);
    for (const { line } of functions.rows) parts.push(`${line.trim()};\n`);
    return `-- gerado por: npm run gerar -w @trilha/palco\n\n${parts.join('\n')}`;
  } finally {
    await client.end();
  }
}

async function describeTable(client: pg.Client, name: string, oid: number): Promise<string> {
  const lines = async (sql: string) =>
    (await client.query<{ line: string }>(sql, [oid])).rows.map(({ line }) => line);
  const columns = await lines(COLUMNS);
  const constraints = await lines(CONSTRAINTS);
  const after = [...(await lines(INDEXES)), ...(await lines(TRIGGERS))];
  const body = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n');
  return `create table ${name} (\n${body}\n);\n${after.map((line) => `${line};\n`).join('')}`;
}

const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, c.oid
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|graphile_worker)'
  order by 1`;

const COLUMNS = `
  select format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
  order by a.attnum`;

const CONSTRAINTS = `
  select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
  from pg_constraint where conrelid = $1 and contype <> 'n' order by conname`;

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as line
  from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p','u')
  where i.indrelid = $1 and k.oid is null order by 1`;

const TRIGGERS = `
  select pg_get_triggerdef(oid) as line from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname !~ '^(pg_|information_schema|graphile_worker)'
  order by n.nspname, p.proname`;
