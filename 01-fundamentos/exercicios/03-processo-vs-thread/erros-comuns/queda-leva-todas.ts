// Erro: quando uma thread termina no meio de uma tarefa, rejeita também as que rodam nas outras.
// Tarefa: 6
// Mensagem: a tarefa que rodava ao lado
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

export interface RunOptions {
  signal?: AbortSignal;
}

interface Job<Task, Result> {
  task: Task;
  resolve: (value: Result) => void;
  reject: (reason: unknown) => void;
}

export class WorkerPool<Task, Result> {
  readonly #options: PoolOptions;
  readonly #queue: Job<Task, Result>[] = [];
  /** As threads que existem, até o evento `exit`. */
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Job<Task, Result>>();
  readonly #accepted = new Set<Promise<Result>>();
  #closed: Promise<void> | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async run(task: Task, { signal }: RunOptions = {}): Promise<Result> {
    if (this.#closed) throw new Error('o pool está fechado');
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const job = { task, resolve, reject };
    const cancel = () => this.#cancel(job, signal?.reason);
    signal?.addEventListener('abort', cancel);
    this.#accepted.add(promise);
    this.#queue.push(job);
    this.#advance();
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#accepted.delete(promise);
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#drain();
    return this.#closed;
  }

  async #drain(): Promise<void> {
    await Promise.allSettled(this.#accepted);
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  /** Entrega o que der: chamado sempre que a fila cresce, uma thread fica livre ou uma termina. */
  #advance(): void {
    while (this.#queue.length > 0) {
      const thread = this.#idle.pop() ?? this.#startIfRoom();
      if (!thread) return;
      this.#send(thread, this.#queue.shift() as Job<Task, Result>);
    }
  }

  #send(thread: Worker, job: Job<Task, Result>): void {
    try {
      thread.postMessage(job.task);
      this.#busy.set(thread, job);
    } catch (error) {
      this.#idle.push(thread); // a tarefa não se copia; a thread nem a viu
      job.reject(error);
    }
  }

  #startIfRoom(): Worker | undefined {
    if (this.#threads.size >= this.#options.size) return;
    const thread = this.#options.start();
    let failure: unknown;
    this.#threads.add(thread);
    thread.on('message', (reply: Reply<Result>) => this.#answered(thread, reply));
    thread.once('error', (error) => {
      failure = error;
    });
    thread.once('exit', (code) => this.#exited(thread, failure ?? code));
    return thread;
  }

  #answered(thread: Worker, reply: Reply<Result>): void {
    const job = this.#busy.get(thread);
    if (!job) return; // respondeu depois de cancelada: a thread está terminando
    this.#busy.delete(thread);
    this.#idle.push(thread);
    if (reply.ok) job.resolve(reply.value);
    else job.reject(new Error(reply.message));
    this.#advance();
  }

  #exited(thread: Worker, cause: unknown): void {
    this.#threads.delete(thread);
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
    if (this.#busy.has(thread)) for (const job of this.#busy.values()) job.reject(new WorkerCrashed(cause));
    this.#busy.delete(thread);
    this.#advance();
  }

  #cancel(job: Job<Task, Result>, reason: unknown): void {
    job.reject(reason);
    const at = this.#queue.indexOf(job);
    if (at >= 0) this.#queue.splice(at, 1);
    for (const [thread, running] of this.#busy) {
      if (running !== job) continue;
      this.#busy.delete(thread); // não volta a `idle`: só o `exit` abre a vaga
      void thread.terminate();
    }
  }
}
