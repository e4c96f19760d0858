import { type Db, type Reader, statement, type Tx } from '#kernel/db.ts';
import type { DeadJob, JobCounts, NewJob } from '#ports/jobs/port.ts';

const sql = {
  add: statement(
    'jobs.add',
    `select id from graphile_worker.add_job(
       $1, payload => $2::json, job_key => $3, max_attempts => $4::int, run_at => $5::timestamptz)`,
  ),
  cancel: statement('jobs.cancel', 'select graphile_worker.remove_job($1)'),
  counts: statement(
    'jobs.counts',
    `select count(*) filter (where locked_at is null)::int as waiting,
            count(*) filter (where locked_at is not null)::int as running,
            (select count(*)::int from jobs.dead_jobs) as dead
     from graphile_worker.jobs`,
  ),
  dead: statement(
    'jobs.dead',
    `select id::text, name, payload, attempts, reason from jobs.dead_jobs order by died_at desc, id desc limit $1`,
  ),
  // 3 s cobrem o instante entre o processo criar seu id e segurar a trava dele
  holders: statement(
    'jobs.holders',
    `select distinct locked_by as id from graphile_worker.jobs
     where locked_by is not null and locked_at < now() - interval '3 seconds'`,
  ),
  isFree: statement('jobs.is_free', 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free'),
  unlock: statement('jobs.unlock', 'select graphile_worker.force_unlock_workers($1::text[])'),
  giveBack: statement(
    'jobs.give_back',
    'select graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => $2::int)',
  ),
  heldBy: statement(
    'jobs.held_by',
    'select count(*)::int as count from graphile_worker.jobs where locked_by = $1',
  ),
  // um segundo de folga: quem está parando pode ainda devolver a tarefa que interrompeu na última tentativa
  exhausted: statement(
    'jobs.exhausted',
    `select id::text, task_identifier as name, attempts::int, last_error from graphile_worker.jobs
     where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '1 second'
       and task_identifier = any($1::text[])
     order by id limit 20`,
  ),
  remove: statement(
    'jobs.remove',
    'select id::text, payload from graphile_worker.complete_jobs(array[$1::bigint])',
  ),
  bury: statement(
    'jobs.bury',
    'insert into jobs.dead_jobs (id, name, payload, attempts, reason) values ($1, $2, $3, $4, $5)',
  ),
};

export interface ExhaustedJob {
  id: string;
  name: string;
  attempts: number;
  last_error: string | null;
}

/** Todo o SQL do adaptador, só pelas funções e visões públicas da biblioteca. */
export const store = {
  /** `false`: um worker pegou neste instante a tarefa de mesma chave, e a biblioteca não gravou nada. */
  async add(tx: Tx, { name, payload, dedupeKey, maxAttempts, runAt }: NewJob): Promise<boolean> {
    const values = [name, JSON.stringify(payload), dedupeKey ?? null, maxAttempts, runAt ?? null];
    const [row] = await tx.query<{ id: string | null }>(sql.add, values);
    return row?.id != null;
  },
  async cancel(tx: Tx, key: string): Promise<void> {
    await tx.query(sql.cancel, [key]);
  },
  async counts(db: Reader): Promise<JobCounts> {
    return (await db.query<JobCounts>(sql.counts))[0] ?? { waiting: 0, running: 0, dead: 0 };
  },
  dead(db: Reader, limit: number): Promise<DeadJob[]> {
    return db.query<DeadJob>(sql.dead, [limit]);
  },
  async holders(db: Reader): Promise<string[]> {
    return (await db.query<{ id: string }>(sql.holders)).map((row) => row.id);
  },
  /** Ninguém segura a trava deste id: o processo morreu ou perdeu a conexão. */
  async isFree(tx: Tx, id: string): Promise<boolean> {
    return (await tx.query<{ free: boolean }>(sql.isFree, [id]))[0]?.free ?? false;
  },
  async unlock(tx: Tx, ids: string[]): Promise<void> {
    await tx.query(sql.unlock, [ids]);
  },
  /** Devolve à fila uma tarefa interrompida por parada, sem gastar a tentativa. */
  async giveBack(db: Db, id: string, attempts: number): Promise<void> {
    await db.query(sql.giveBack, [id, attempts]);
  },
  async heldBy(db: Reader, id: string): Promise<number> {
    return (await db.query<{ count: number }>(sql.heldBy, [id]))[0]?.count ?? 0;
  },
  exhausted(tx: Tx, names: string[]): Promise<ExhaustedJob[]> {
    return tx.query<ExhaustedJob>(sql.exhausted, [names]);
  },
  /** Tira a tarefa da fila; `null` se outro worker chegou antes. */
  async remove(tx: Tx, id: string): Promise<Record<string, unknown> | null> {
    return (await tx.query<{ payload: Record<string, unknown> }>(sql.remove, [id]))[0]?.payload ?? null;
  },
  async bury(tx: Tx, job: ExhaustedJob, payload: Record<string, unknown>, reason: string): Promise<void> {
    await tx.query(sql.bury, [job.id, job.name, JSON.stringify(payload), job.attempts, reason]);
  },
};
