// Erro: sem fila própria: reparte tudo em rodízio e deixa as tarefas na fila de cada thread.
// Tarefa: 2
// Mensagem: só as duas primeiras têm thread livre
import type { Worker } from 'node:worker_threads';

export type Reply<Result> = { ok: true; value: Result } | { ok: false; message: string };

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
  readonly #options: PoolOptions;
  readonly #threads: { worker: Worker; waiting: PromiseWithResolvers<Result>[] }[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  run(task: Task): Promise<Result> {
    const job = Promise.withResolvers<Result>();
    const thread = this.#quietest();
    thread.waiting.push(job);
    thread.worker.postMessage(task);
    return job.promise;
  }

  /** A thread com menos tarefas pendentes; uma nova, se todas têm alguma e ainda cabe. */
  #quietest() {
    const best = this.#threads.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    if (best && (best.waiting.length === 0 || this.#threads.length === this.#options.size)) return best;
    const thread = { worker: this.#options.start(), waiting: [] as PromiseWithResolvers<Result>[] };
    thread.worker.on('message', (reply: Reply<Result>) => {
      const job = thread.waiting.shift();
      if (reply.ok) job?.resolve(reply.value);
      else job?.reject(new Error(reply.message));
    });
    this.#threads.push(thread);
    return thread;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}
