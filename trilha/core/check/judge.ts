import { constants } from 'node:os';
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
import { isNoise } from '../text.ts';
import { type Ending, explainEnding } from './problems.ts';

const OUTPUT_KEPT = 16 * 1024;

/** O código com que o processo sai quando não consegue mais escrever no canal. */
const CHANNEL_LOST = 97;

type Step = 'ok' | 'ready' | 'done' | 'tampered';

interface Message {
  type: string;
  pid?: number;
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

/** Nada falhou de verdade: o que não passou foi uma medida com ruído. */
const passedOrNoisy = ({ status, failure }: TaskResult): boolean =>
  status === 'passed' || (failure !== undefined && isNoise(failure));

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
  #tampered = false;
  #pid: number | undefined;
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

  /** O número do processo que verifica, dito por ele antes de carregar o arquivo do leitor. */
  get pid(): number | undefined {
    return this.#pid;
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

  /** Lê uma linha do canal. `tampered` é uma linha que o verificador não pode ter escrito; dela em diante, nada vale. */
  read(line: string): Step {
    if (this.#tampered) return 'tampered';
    const step = this.#take(line);
    this.#tampered = step === 'tampered';
    return step;
  }

  #take(line: string): Step {
    if (this.#problem) return 'done';
    if (!line.startsWith(`${this.nonce} `) || this.#done) return 'tampered';
    const message = JSON.parse(line.slice(this.nonce.length + 1)) as Message;
    if (message.type === 'tasks') return this.#declare(message);
    if (message.type === 'task-start') return this.#begin(message.number);
    if (message.type === 'task') return this.#finish(message);
    if (message.type === 'problem') return this.#fail(message);
    if (message.type !== 'done' || this.#results.length !== this.#tasks?.length) return 'tampered';
    this.#done = true;
    return 'done';
  }

  #declare({ tasks = [], pid }: Message): Step {
    if (this.#tasks) return 'tampered';
    this.#tasks = tasks;
    this.#pid = pid;
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
    return 'done';
  }

  /** O processo fala em caminhos absolutos; o contrato, em relativos à raiz. */
  #placed<T extends Failure>(failure: T): T {
    return failure.where ? { ...failure, where: { ...failure.where, file: this.#file } } : failure;
  }

  /** @param code o de saída; a shell que roda o programa soma 128 ao número do sinal que o matou. */
  verdict(ending?: Ending, code: number | null = null): Verdict {
    const problem = this.#findProblem(ending, code);
    const tasks = (this.#tasks ?? []).map(
      (task, index): TaskResult => this.#results[index] ?? { ...task, status: 'not-run', durationMs: 0 },
    );
    const passed = !problem && tasks.every((task) => task.status === 'passed');
    const unknown = problem ? problem.code === 'CANCELLED' : tasks.every(passedOrNoisy);
    const failed = unknown ? 'inconclusive' : 'failed';
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

  #findProblem(ending: Ending | undefined, code: number | null): Problem | undefined {
    if (ending) return this.#during(ending);
    if (this.#problem) return this.#problem;
    if (this.#tasks?.length === 0) return explainEnding({ code: 'NO_TASKS' });
    if (this.#done) return;
    const problem = this.#during(this.#whyItEnded(code));
    return problem.code === 'TEST_BROKEN' ? { ...problem, received: this.#output.trim() } : problem;
  }

  #during(ending: Ending): Problem {
    return { ...explainEnding(ending), ...(this.#current !== undefined && { task: this.#current }) };
  }

  #whyItEnded(code: number | null): Ending {
    const signal = Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0];
    if (/heap out of memory|Array buffer allocation failed/.test(this.#output)) return { code: 'MEMORY' };
    if (!this.#tasks) return { code: 'TEST_BROKEN' };
    if (signal === 'SIGXCPU') return { code: 'TIMEOUT' };
    if (code === CHANNEL_LOST) return { code: 'TAMPERED' };
    if (code === 13) return { code: 'UNSETTLED' };
    return signal === undefined ? { code: 'EXITED' } : { code: 'CRASHED', signal };
  }
}
