import type { Tx } from '#kernel/db.ts';

/** Uma tarefa a fazer depois. `payload` precisa sobreviver a JSON. */
export interface NewJob {
  name: string;
  payload: Record<string, unknown>;
  /** Enquanto houver uma tarefa à espera com esta chave, outra igual a substitui em vez de se somar. */
  dedupeKey?: string;
  /** Não corre antes desta hora, pelo relógio da fila. Sem ela, corre assim que puder. */
  runAt?: Date;
  /** Tentativas antes de morrer, contando a primeira. Padrão 5. */
  maxAttempts?: number;
}

export interface JobContext {
  id: string;
  /** 1 na primeira vez. */
  attempt: number;
  /** Dispara quando o worker precisa sair: largue o trabalho e rejeite; a tarefa volta para a fila. */
  signal: AbortSignal;
}

export interface JobHandler {
  /** Custa pouco e pode correr no processo que atende requisições, não só no worker. */
  light?: true;
  /** Pode rodar mais de uma vez para a mesma tarefa: o efeito tem de ser o mesmo. Rejeitar pede nova tentativa. */
  run(payload: Record<string, unknown>, context: JobContext): Promise<void>;
  /** A tarefa esgotou as tentativas. Roda uma vez, na transação que a tira da fila. */
  onDead?(tx: Tx, payload: Record<string, unknown>, reason: string): Promise<void>;
}

export interface DeadJob {
  id: string;
  name: string;
  payload: Record<string, unknown>;
  attempts: number;
  reason: string;
}

export interface WorkOptions {
  /** As tarefas deste processo: as de outro nome ficam para quem as conhece, mesmo depois de mortas. */
  handlers: Record<string, JobHandler>;
  /** Tarefas ao mesmo tempo neste processo. */
  concurrency: number;
  /** Quanto esperar, em milissegundos, pelas tarefas em curso ao parar, antes de abortá-las. */
  stopTimeoutMs: number;
}

export interface RunningWorker {
  /** Para de pegar tarefas, espera as que correm, aborta as que passarem do prazo e as devolve à fila. */
  stop(): Promise<void>;
}

export interface JobCounts {
  /** À espera, inclusive de nova tentativa. */
  waiting: number;
  running: number;
  dead: number;
}

/**
 * Fila de tarefas durável.
 *
 * Garantias: a tarefa existe se e somente se a transação que a enfileirou foi confirmada; entrega pelo menos
 * uma vez; uma tarefa nunca corre em dois workers vivos ao mesmo tempo; se o worker morre (`kill -9`), a
 * tarefa volta a poder correr em segundos; falhas são repetidas com espera exponencial até `maxAttempts` e
 * então a tarefa morre com a razão. Não garante ordem.
 */
export interface Jobs {
  enqueue(tx: Tx, job: NewJob): Promise<void>;
  /** Tira da fila a tarefa à espera com esta chave, se há uma. A que já corre termina. */
  cancel(tx: Tx, dedupeKey: string): Promise<void>;
  work(options: WorkOptions): Promise<RunningWorker>;
  counts(): Promise<JobCounts>;
  /** As mortas mais recentes primeiro. */
  dead(limit: number): Promise<DeadJob[]>;
}

export const DEFAULT_MAX_ATTEMPTS = 5;
