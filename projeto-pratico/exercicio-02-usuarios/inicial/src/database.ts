import { readdirSync, readFileSync } from 'node:fs';
import { Pool, type PoolClient } from 'pg';

/** Uma consulta e as linhas que ela devolveu. O tipo das linhas é promessa de quem escreve o SQL. */
export type Query = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

export interface Database {
  query: Query;
  /** Tudo ou nada: se `work` rejeita, ou se o processo morre no meio, nada do que ele gravou fica. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Prazo para obter uma conexão, e outro, para a consulta. Os dois se somam: `ready` espera menos que isso. */
const CONNECT_MS = 1_000;
const QUERY_MS = 5_000;
/** Qualquer número, sempre o mesmo: dois processos que sobem juntos não aplicam a mesma migração. */
const MIGRATION_LOCK = 2;

export function createDatabase(url: string, onIdleError: (error: Error) => void): Database {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
  });
  pool.on('error', onIdleError);
  return {
    query: queryOn(pool),
    async transaction(work) {
      const client = await pool.connect();
      // emprestada, a conexão que cai entre duas consultas não teria quem ouvisse o erro, e derrubaria o processo
      client.on('error', onIdleError);
      let broken = false;
      try {
        await client.query('begin');
        const result = await work(queryOn(client));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.off('error', onIdleError);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function queryOn(client: Pool | PoolClient): Query {
  return async <Row>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as Row[];
}

/** Aplica os arquivos de `folder` que este banco ainda não viu, todos em uma transação. */
export function migrate(db: Database, folder: URL): Promise<void> {
  return db.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await query('create table if not exists migrations (name text primary key)');
    const applied = await query<{ name: string }>('select name from migrations');
    const known = new Set(applied.map(({ name }) => name));
    for (const name of readdirSync(folder).sort()) {
      if (known.has(name) || !name.endsWith('.sql')) continue;
      await query(readFileSync(new URL(name, folder), 'utf8'));
      await query('insert into migrations (name) values ($1)', [name]);
    }
  });
}
