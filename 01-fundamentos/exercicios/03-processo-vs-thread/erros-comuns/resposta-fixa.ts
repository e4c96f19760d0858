// Erro: responde na hora o que a tarefa pede, sem thread nenhuma.
// Tarefa: 1
// Mensagem: chamadas a `start`
import type { Worker } from 'node:worker_threads';

export class WorkerCrashed extends Error {
  constructor(cause: unknown) {
    super('a thread terminou no meio da tarefa', { cause });
    this.name = 'WorkerCrashed';
  }
}

export interface PoolOptions {
  size: number;
  start: () => Worker;
}

export class WorkerPool<Task, Result> {
  constructor(options: PoolOptions) {
    void options;
  }

  async run(task: Task): Promise<Result> {
    return { ...(task as object), thread: 1 } as Result;
  }

  async close(): Promise<void> {}
}
