import { service } from '@trilha/services';
import { Client, Pool } from 'pg';

/** O mesmo em todos os esquemas: uma linha por aparelho. O que muda é quando se pergunta por ela. */
const TABLES = `
  create table devices (
    id uuid primary key,
    user_id uuid not null,
    -- da sessão, o hash do cookie; dos outros, o do refresh token
    secret_hash bytea not null unique
  );
  create table revoked (device_id uuid primary key);
`;

export interface Database {
  /** Consultas feitas até agora. */
  readonly queries: number;
  query<Row>(name: string, text: string, values: unknown[]): Promise<Row[]>;
  /** Chama `listener` a cada aviso; devolve como parar. */
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Um PostgreSQL de verdade, vazio, só desta medição. */
export async function openDatabase(): Promise<Database> {
  const server = await service('postgres');
  const pool = new Pool({ connectionString: server.url, max: 10 });
  // no fim o PostgreSQL pode fechar antes uma conexão que ninguém usa; em uso, é a consulta que falha
  pool.on('error', () => {});
  await pool.query(TABLES);
  let queries = 0;
  return {
    get queries() {
      return queries;
    },
    // com nome, o texto se analisa uma vez por conexão
    async query<Row>(name: string, text: string, values: unknown[]) {
      queries += 1;
      return (await pool.query({ name, text, values })).rows as Row[];
    },
    async listen(channel, listener) {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      client.on('notification', ({ payload = '' }) => listener(payload));
      await client.query(`listen ${channel}`);
      return () => client.end();
    },
    async close() {
      await pool.end();
      await server.stop();
    },
  };
}
