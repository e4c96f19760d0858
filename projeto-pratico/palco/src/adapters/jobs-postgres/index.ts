import type pg from 'pg';
import type { Db } from '#kernel/db.ts';
import { DEFAULT_MAX_ATTEMPTS, type Jobs } from '#ports/jobs/port.ts';
import { store } from './store.ts';
import type { WorkerLog } from './worker.ts';

export interface PostgresJobsOptions {
  db: Db;
  log: WorkerLog;
  /** De quanto em quanto tempo procurar tarefas de workers mortos, em milissegundos. Padrão 2 s. */
  sweepMs?: number;
}

const SWEEP_MS = 2_000;

/**
 * Fila durável sobre o graphile-worker: enfileirar é um INSERT na transação de quem pede.
 *
 * A biblioteca só devolve a tarefa de um processo morto depois de 4 horas. Aqui cada processo segura uma
 * trava consultiva de sessão enquanto vive; o PostgreSQL a solta quando a conexão cai, e a ronda dos outros
 * processos devolve as tarefas de quem não a segura mais: em cerca de 5 s.
 */
export function createPostgresJobs({ db, log, sweepMs = SWEEP_MS }: PostgresJobsOptions): Jobs {
  return {
    async enqueue(tx, { maxAttempts = DEFAULT_MAX_ATTEMPTS, ...job }) {
      const added = await store.add(tx, { ...job, maxAttempts });
      // da segunda vez ela já aparece como em curso, e a nova nasce ao lado
      if (!added) await store.add(tx, { ...job, maxAttempts });
    },
    cancel: store.cancel,
    // a biblioteca só é carregada por quem trabalha: enfileirar é um INSERT, e a API não precisa dela
    async work(options) {
      const { startWorker } = await import('./worker.ts');
      return startWorker({ db, log, sweepMs }, options);
    },
    counts: () => store.counts(db),
    dead: (limit) => store.dead(db, limit),
  };
}

/** Cria ou atualiza as tabelas da biblioteca, que versiona as suas próprias. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ pgPool: pool });
}
