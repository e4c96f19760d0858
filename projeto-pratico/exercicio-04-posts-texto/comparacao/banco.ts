import { service } from '@trilha/services';
import { Client } from 'pg';

/** Memória de um servidor pequeno, e o disco como em produção: o padrão do curso é de banco descartável. */
const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  fsync: 'on',
  full_page_writes: 'on',
};

export interface Database {
  /** Quantos posts há, antes do que se escreve na medição. */
  readonly posts: number;
  /** Variáveis com que outro processo usa este mesmo servidor. */
  readonly env: Record<string, string>;
  /**
   * Com nome, o texto se analisa uma vez, e depois de cinco execuções o plano pode deixar de depender dos valores. Sem nome
   * (`null`), o banco planeja a cada vez.
   */
  query<Row>(name: string | null, text: string, values: unknown[]): Promise<Row[]>;
  /** Um ou mais comandos, sem parâmetros. */
  run(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Um PostgreSQL com estas tabelas cheias; se ele já as tem, não as enche de novo.
 *
 * @param tables comandos que as criam e enchem, em ordem; `:posts` é quantos posts há
 */
export async function openDatabase(posts: number, tables: readonly string[]): Promise<Database> {
  const server = await service('postgres', { settings: SETTINGS });
  const client = new Client({ connectionString: server.url });
  // no fim o PostgreSQL pode fechar antes a conexão; em uso, é a consulta que falha
  client.on('error', () => {});
  await client.connect();
  const run = async (text: string) => {
    await client.query(text);
  };
  // quem escreve não espera o disco: a espera é a mesma em todos os modelos, e esconderia a diferença
  await run('set synchronous_commit = off; set client_min_messages = warning');
  await fill(client, posts, tables);
  return {
    posts,
    env: server.env,
    run,
    async query<Row>(name: string | null, text: string, values: unknown[]) {
      return (await client.query({ name: name ?? undefined, text, values })).rows as Row[];
    },
    async close() {
      await client.end();
      await server.stop();
    },
  };
}

/** Enche num esquema à parte, que só recebe o nome final quando está completo. */
async function fill(client: Client, posts: number, tables: readonly string[]): Promise<void> {
  const schema = `palco_${posts}`;
  const { rows } = await client.query('select to_regnamespace($1) is not null as filled', [schema]);
  if (!rows[0]?.filled) {
    await client.query(`
      create extension if not exists ltree; create extension if not exists unaccent;
      drop schema if exists filling cascade; create schema filling; set search_path = filling, public;
      set work_mem = '256MB'
    `);
    for (const step of tables) await client.query(step.replaceAll(':posts', String(posts)));
    await client.query(`alter schema filling rename to ${schema}`);
  }
  await client.query(`set search_path = ${schema}, public; reset work_mem`);
  if (!rows[0]?.filled) await client.query('vacuum (analyze)');
}
