import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CheckFailure } from '@trilha/trilha/check';

/** O que a verificação manda uma thread fazer. */
export type Order =
  | { do: 'responde'; value: unknown }
  /** Avisa que começou e para até o portão abrir. */
  | { do: 'espera'; gate: Int32Array; value: unknown }
  /** Como `espera`; depois de responder, avisa que respondeu. */
  | { do: 'responde e avisa'; gate: Int32Array }
  /** Avisa que começou e nunca para. */
  | { do: 'gira'; gate: Int32Array }
  | { do: 'recusa'; message: string }
  | { do: 'lança'; message: string }
  | { do: 'sai'; code: number };

/** Os inteiros de um portão, os mesmos de `operario.mjs`. */
const [STARTED, OPEN, REPLIED] = [0, 1, 2];

/** Só para o que nunca acaba: com carga 12 em dois núcleos, uma thread levou mais de 2 s para começar. */
const DEADLINE_MS = 6000;
/** Depois do primeiro que não acabou o veredito já está dado, e os outros não precisam de tanta paciência. */
const IMPATIENT_MS = 1000;
const PROGRAM = new URL('./operario.mjs', import.meta.url);
const BROKEN = 'process.exit(9)';

let current: Bench | undefined;
let patience = DEADLINE_MS;

/** Espera com prazo; o que não acaba falha com a frase que diz o que se esperava e com o estado das threads. */
export async function soon<T>(promise: Promise<T>, message: string, sent: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const fail = (waited: number) => {
    patience = IMPATIENT_MS;
    const received = `nada em ${waited / 1000} s; ${current?.state() ?? 'nenhuma thread'}`;
    reject(new CheckFailure(message, { sent, received }));
  };
  const timer = setTimeout(fail, patience, patience);
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Algumas voltas do laço: o bastante para o que ia acontecer por engano acontecer. */
export async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await nextTurn();
}

/** Um ponto em que a verificação segura uma thread. */
export class Gate {
  readonly memory = new Int32Array(new SharedArrayBuffer(12));

  /** Espera a thread chegar. */
  async started(sent: string): Promise<void> {
    const { async, value } = Atomics.waitAsync(this.memory, STARTED, 0);
    if (async) await soon(value, 'nenhuma thread começou a tarefa', sent);
  }

  open(): void {
    Atomics.store(this.memory, OPEN, 1);
    Atomics.notify(this.memory, OPEN);
  }

  /** Para a thread principal até a outra ter respondido: a resposta fica na fila, sem ninguém a ler. */
  blockUntilReplied(): void {
    Atomics.wait(this.memory, REPLIED, 0, DEADLINE_MS);
  }
}

export const reply = (value: unknown): Order => ({ do: 'responde', value });
export const wait = (gate: Gate, value: unknown = 'esperou'): Order => ({
  do: 'espera',
  gate: gate.memory,
  value,
});

/** Faz as threads que o pool pede, de verdade, e anota o que ele manda a cada uma. */
export class Bench {
  readonly threads: Worker[] = [];
  readonly sent: Order[] = [];
  alive = 0;
  most = 0;
  /** Tarefas mandadas a uma thread que ainda não tinha respondido à anterior. */
  piled = 0;
  readonly #receiver = new Map<Order, Worker>();
  readonly #broken: boolean;

  constructor(options: { broken?: boolean } = {}) {
    this.#broken = options.broken ?? false;
    current = this;
  }

  readonly start = (): Worker => {
    const thread = this.#broken ? new Worker(BROKEN, { eval: true }) : new Worker(PROGRAM);
    this.threads.push(thread);
    this.most = Math.max(this.most, ++this.alive);
    thread.once('exit', () => this.alive--);
    this.#watch(thread);
    return thread;
  };

  /** A thread que recebeu esta tarefa. */
  threadOf(order: Order): Worker {
    const thread = this.#receiver.get(order);
    if (!thread) throw new CheckFailure('a tarefa não foi mandada a nenhuma thread');
    return thread;
  }

  state(): string {
    return `chamadas a start: ${this.threads.length}, threads vivas: ${this.alive}, tarefas mandadas: ${this.sent.length}`;
  }

  #watch(thread: Worker): void {
    const post = thread.postMessage.bind(thread);
    let busy = false;
    thread.on('message', () => {
      busy = false;
    });
    thread.postMessage = (order: Order) => {
      post(order); // lança se a tarefa não se copia
      if (busy) this.piled++;
      busy = true;
      this.sent.push(order);
      this.#receiver.set(order, thread);
    };
  }

  /** Encerra tudo, também o que um pool com defeito deixou girando. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }
}
