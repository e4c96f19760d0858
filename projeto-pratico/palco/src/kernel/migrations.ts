import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type pg from 'pg';

/** Uma migração em disco. A chave é o caminho, que também dá a ordem. */
interface Migration {
  /** `02-usuarios/users/001_users.sql` */
  key: string;
  stage: number;
  sql: string;
  checksum: string;
}

/** Migração aplicada que mudou no disco depois: o banco e o repositório deixaram de contar a mesma história. */
export class MigrationEditedError extends Error {
  readonly code = 'MIGRATION_EDITED';

  constructor(key: string) {
    super(
      `A migração ${key} foi editada depois de aplicada. Desfaça a edição e escreva uma nova migração; ` +
        'em desenvolvimento, recriar o banco também resolve.',
    );
    this.name = 'MigrationEditedError';
  }
}

const FILE = /^(\d\d)-[a-z-]+\/[a-z_]+\/\d{3}_[a-z0-9_]+\.sql$/;

/** Lê as migrações das etapas até `upTo`, na ordem em que se aplicam. @throws Error se um nome foge da regra */
async function readMigrations(directory: string, upTo: number): Promise<Migration[]> {
  const files = await readdir(directory, { recursive: true });
  const keys = files.map((file) => file.split(sep).join('/')).filter((key) => /\/.+\/.+\.sql$/.test(key));
  const migrations = await Promise.all(keys.sort().map((key) => readOne(directory, key)));
  return migrations.filter(({ stage }) => stage <= upTo);
}

async function readOne(directory: string, key: string): Promise<Migration> {
  const stage = FILE.exec(key)?.[1];
  if (stage === undefined)
    throw new Error(`Nome de migração fora da regra NN-etapa/fatia/NNN_nome.sql: ${key}`);
  // a mesma soma em qualquer sistema, mesmo que o git troque as quebras de linha
  const sql = (await readFile(join(directory, key), 'utf8')).replaceAll('\r\n', '\n');
  return { key, stage: Number(stage), sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

/** Chave da trava consultiva: dois `migrate` ao mesmo tempo aplicam cada migração uma vez só. */
const LOCK = 7_262_026;

const PREPARE = `
  create schema if not exists palco;
  create table if not exists palco.migrations (
    key text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;

/** Aplica o que falta, cada migração em sua transação. Devolve as chaves aplicadas agora. */
export async function applyMigrations(pool: pg.Pool, directory: string, upTo: number): Promise<string[]> {
  const migrations = await readMigrations(directory, upTo);
  const client = await pool.connect();
  try {
    // esperar a vez e criar índices podem passar do limite que vale para requisições
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(PREPARE);
    const pending = compare(migrations, await applied(client));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map(({ key }) => key);
  } finally {
    // descarta a conexão: a trava e o limite mudado vão com ela
    client.release(true);
  }
}

async function applyOne(client: pg.PoolClient, { key, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into palco.migrations (key, checksum) values ($1, $2)', [key, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`A migração ${key} falhou e foi desfeita.`, { cause: error });
  }
}

/** Chaves que ainda faltam neste banco. @throws MigrationEditedError */
export async function pendingMigrations(pool: pg.Pool, directory: string, upTo: number): Promise<string[]> {
  const migrations = await readMigrations(directory, upTo);
  if (migrations.length === 0) return [];
  return compare(migrations, await applied(pool)).map(({ key }) => key);
}

async function applied(client: pg.Pool | pg.PoolClient): Promise<Map<string, string>> {
  const exists = await client.query<{ found: boolean }>(
    `select to_regclass('palco.migrations') is not null as found`,
  );
  if (!exists.rows[0]?.found) return new Map();
  const { rows } = await client.query<{ key: string; checksum: string }>(
    'select key, checksum from palco.migrations',
  );
  return new Map(rows.map((row) => [row.key, row.checksum]));
}

function compare(migrations: Migration[], done: Map<string, string>): Migration[] {
  return migrations.filter(({ key, checksum }) => {
    const known = done.get(key);
    if (known !== undefined && known !== checksum) throw new MigrationEditedError(key);
    return known === undefined;
  });
}
