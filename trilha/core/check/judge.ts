import type {
  CheckEvent,
  Concept,
  Failure,
  Problem,
  ProblemCode,
  Task,
  TaskResult,
  Verdict,
} from '../contract.ts';
import { explainEnding } from './problems.ts';

const OUTPUT_KEPT = 16 * 1024;

/** Por que o pai encerrou a correção. */
export interface Ending {
  code: ProblemCode;
  limitMs?: number;
}

type Step = 'ok' | 'ready' | 'done' | 'tampered';

interface Message {
  type: string;
  tasks?: Task[];
  number?: number;
  durationMs?: number;
  failure?: Failure | null;
  code?: ProblemCode;
  message?: string;
  sent?: string;
  received?: string;
  where?: Failure['where'];
}

/**
 * Junta o que o processo disse e dá o veredito. Só aprova quem percorreu a lista inteira, na ordem, com o
 * segredo em cada linha, e chegou ao fim: sair no meio, imprimir um veredito ou escrever no canal não aprova.
 */
export class Judge {
  readonly nonce: string;
  readonly #concept: Concept;
  readonly #file: string;
  readonly #emit: (event: CheckEvent) => void;
  readonly #startedAt = performance.now();
  #tasks: Task[] | undefined;
  readonly #results: TaskResult[] = [];
  #current: number | undefined;
  #problem: Problem | undefined;
  #done = false;
  #output = '';
  #printed = 0;

  constructor(concept: Concept, file: string, nonce: string, emit: (event: CheckEvent) => void) {
    this.#concept = concept;
    this.#file = file;
    this.nonce = nonce;
    this.#emit = emit;
  }

  start(): void {
    this.#emit({ type: 'start', concept: this.#concept.id, file: this.#file });
  }

  /** Guarda o que o leitor imprimiu e devolve o total de caracteres até aqui. */
  print(text: string): number {
    const room = OUTPUT_KEPT - this.#output.length;
    if (room > 0) {
      this.#output += text.slice(0, room);
      this.#emit({ type: 'output', text: text.slice(0, room) });
    }
    this.#printed += text.length;
    return this.#printed;
  }

  /** Lê uma linha do canal. `tampered` é uma linha que o corretor não pode ter escrito. */
  read(line: string): Step {
    if (!line.startsWith(`${this.nonce} `) || this.#done) return 'tampered';
    const message = JSON.parse(line.slice(this.nonce.length + 1)) as Message;
    if (message.type === 'tasks') return this.#declare(message.tasks ?? []);
    if (message.type === 'task-start') return this.#begin(message.number);
    if (message.type === 'task') return this.#finish(message);
    if (message.type === 'problem') return this.#fail(message);
    if (message.type !== 'done' || this.#results.length !== this.#tasks?.length) return 'tampered';
    this.#done = true;
    return 'done';
  }

  #declare(tasks: Task[]): Step {
    if (this.#tasks) return 'tampered';
    this.#tasks = tasks;
    this.#emit({ type: 'tasks', tasks });
    return 'ready';
  }

  #begin(number: number | undefined): Step {
    if (number !== this.#results.length + 1 || this.#current !== undefined) return 'tampered';
    this.#current = number;
    this.#emit({ type: 'task-start', number });
    return 'ok';
  }

  #finish({ number, failure, durationMs = 0 }: Message): Step {
    const task = this.#tasks?.[this.#results.length];
    if (!task || number !== this.#current || number !== task.number || failure === undefined)
      return 'tampered';
    this.#current = undefined;
    const base = { ...task, durationMs: Math.round(durationMs * 100) / 100 };
    const result: TaskResult = failure
      ? { ...base, status: 'failed', failure: this.#placed(failure) }
      : { ...base, status: 'passed' };
    this.#results.push(result);
    this.#emit({ type: 'task', result });
    return 'ok';
  }

  #fail({ type: _, code = 'CRASHED', message = '', sent, received, where }: Message): Step {
    this.#problem = this.#placed({
      code,
      message,
      ...(sent !== undefined && { sent }),
      ...(received !== undefined && { received }),
      ...(where !== undefined && { where }),
      ...(this.#current !== undefined && { task: this.#current }),
    });
    return 'ok';
  }

  /** O processo fala em caminhos absolutos; o contrato, em relativos à raiz. */
  #placed<T extends Failure>(failure: T): T {
    return failure.where ? { ...failure, where: { ...failure.where, file: this.#file } } : failure;
  }

  verdict(ending: Ending | undefined, code: number | null, signal: string | null): Verdict {
    const problem = this.#findProblem(ending, code, signal);
    const tasks = (this.#tasks ?? []).map(
      (task, index): TaskResult => this.#results[index] ?? { ...task, status: 'not-run', durationMs: 0 },
    );
    const passed = !problem && tasks.every((task) => task.status === 'passed');
    const failed = problem?.code === 'CANCELLED' ? 'inconclusive' : 'failed';
    const verdict: Verdict = {
      status: passed ? 'passed' : failed,
      concept: this.#concept.id,
      file: this.#file,
      tasks,
      ...(problem && { problem }),
      output:
        problem?.code === 'MEMORY' ? this.#output.replace(/\n?<--- Last few GCs[\s\S]*/, '') : this.#output,
      outputTruncated: this.#printed > this.#output.length,
      durationMs: Math.round(performance.now() - this.#startedAt),
      content: this.#concept.content ?? '',
    };
    this.#emit({ type: 'verdict', verdict });
    return verdict;
  }

  #findProblem(ending: Ending | undefined, code: number | null, signal: string | null): Problem | undefined {
    const task = this.#current;
    const found = this.#done ? undefined : this.#problem;
    if (ending) return { ...explainEnding(ending.code, ending.limitMs), ...(task !== undefined && { task }) };
    if (found) return found;
    if (this.#tasks?.length === 0) return explainEnding('NO_TASKS');
    if (this.#done) return;
    const why = this.#whyItEnded(code, signal);
    const text = { ...explainEnding(why), ...(task !== undefined && { task }) };
    return why === 'TEST_BROKEN' ? { ...text, received: this.#output.trim() } : text;
  }

  #whyItEnded(code: number | null, signal: string | null): ProblemCode {
    if (/heap out of memory|Array buffer allocation failed/.test(this.#output)) return 'MEMORY';
    if (!this.#tasks) return 'TEST_BROKEN';
    if (signal === 'SIGXCPU') return 'TIMEOUT';
    if (code === 13) return 'UNSETTLED';
    return signal ? 'CRASHED' : 'EXITED';
  }
}
