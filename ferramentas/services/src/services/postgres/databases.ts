import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface CreateDatabaseOptions {
  /** Nome do banco. Padrão: um nome único. */
  name?: string;
  /** Banco a clonar, que não pode ter conexões abertas. Padrão: `template1`. */
  template?: string;
}

/** Cria um banco no servidor e devolve o endereço dele. */
export async function createDatabase(
  serverUrl: string,
  options: CreateDatabaseOptions = {},
): Promise<string> {
  const { name = `t_${randomBytes(6).toString('hex')}`, template } = options;
  const from = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
  await execute(serverUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`);
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** Apaga o banco do endereço dado, derrubando as conexões que houver. Sem erro se ele já não existe. */
export async function dropDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  await execute(url.href, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
