import pg from 'pg';
import { asAppError } from './db-errors.ts';

/** Comando preparado: o nome fixo deixa o PostgreSQL reaproveitar o plano (2× mais consultas/s que sem nome). */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export const statement = (name: string, text: string): Statement => ({ name, text });

/** Onde se pode ler: fora ou dentro de uma transação. */
export interface Reader {
  query<Row>(statement: Statement, values?: unknown[]): Promise<Row[]>;
}

declare const insideTransaction: unique symbol;

/** Transação aberta. Toda escrita a exige como argumento, e só {@link Db.transaction} cria uma. */
export interface Tx extends Reader {
  readonly [insideTransaction]: true;
  /** Roda depois do COMMIT; nunca se houver ROLLBACK. */
  afterCommit(action: () => void): void;
}

export interface Db extends Reader {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Conexões do pool, para as métricas. */
  stats(): { total: number; idle: number; waiting: number };
  /** O pool por baixo, para bibliotecas que falam `pg` (fila, migrações). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DbOptions {
  url: string;
  poolMax: number;
  /** Conexão ociosa que caiu: não derruba o processo, só é contada. */
  onIdleError: (error: Error) => void;
  /** Chamado a cada comando: testes de orçamento de consultas contam por aqui. */
  onQuery?: (statement: Statement) => void;
}

/** Abre o pool. Nenhuma conexão é feita antes da primeira consulta. */
export function createDb(options: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolMax,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: 'palco',
  });
  pool.on('error', options.onIdleError);
  // conexão em uso que cai emite `error`; sem ouvinte o processo morreria, e a consulta em curso já rejeita
  pool.on('connect', (client) => client.on('error', () => {}));
  const run = runner(options.onQuery);
  return {
    pool,
    query: (statement, values) => run(pool, statement, values),
    transaction: (work) => transaction(pool, run, work),
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

type Run = <Row>(client: pg.Pool | pg.PoolClient, statement: Statement, values?: unknown[]) => Promise<Row[]>;

function runner(onQuery: DbOptions['onQuery']): Run {
  return async <Row>(client: pg.Pool | pg.PoolClient, { name, text }: Statement, values: unknown[] = []) => {
    onQuery?.({ name, text });
    try {
      const result = await client.query({ name, text, values });
      return result.rows as Row[];
    } catch (error) {
      throw asAppError(error);
    }
  };
}

async function transaction<T>(pool: pg.Pool, run: Run, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asAppError(error);
  });
  const after: (() => void)[] = [];
  const tx = {
    query: (statement: Statement, values?: unknown[]) => run(client, statement, values),
    afterCommit: (action: () => void) => void after.push(action),
  } as Tx;
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(tx);
    await client.query('commit');
    queueMicrotask(() => {
      for (const action of after) action();
    });
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw asAppError(error);
  } finally {
    client.release(broken);
  }
}
