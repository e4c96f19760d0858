// Edite a cópia que o primeiro `npx trilha verificar 01/03` cria em minha-trilha/. O modelo, em 01-fundamentos/, fica como está.
import type { Worker } from 'node:worker_threads';

/** O que a thread responde a cada tarefa: uma resposta por tarefa. */
export type Reply<Result> = { ok: true; value: Result } | { ok: false; message: string };

/** A thread terminou antes de responder. `cause` é o erro que ela não tratou ou, sem erro, o código de saída. Pronta: não mexa. */
export class WorkerCrashed extends Error {
  constructor(cause: unknown) {
    super('a thread terminou no meio da tarefa', { cause });
    this.name = 'WorkerCrashed';
  }
}

export interface PoolOptions {
  /** Quantas threads pode haver ao mesmo tempo. */
  size: number;
  /** Começa uma thread. A verificação diz aqui que programa ela roda. */
  start: () => Worker;
}

export interface RunOptions {
  /** Quando dispara, a tarefa é cancelada. */
  signal?: AbortSignal;
}

/** Um número limitado de threads, reaproveitadas, e uma fila para o que não cabe nelas. */
export class WorkerPool<Task, Result> {
  constructor(options: PoolOptions) {
    throw new Error('por fazer: WorkerPool');
  }

  /** Entrega a tarefa a uma thread e devolve o que ela respondeu. */
  run(task: Task, options: RunOptions = {}): Promise<Result> {
    throw new Error('por fazer: run');
  }

  /** Espera as tarefas já aceitas e encerra as threads. */
  close(): Promise<void> {
    throw new Error('por fazer: close');
  }
}
