import { newPerson, signUp } from './actor.ts';
import { Contract } from './contract.ts';
import { CheckFailure, StartFailure, UsageError } from './failure.ts';
import { HttpClient, NoAnswer } from './http/client.ts';
import { Laboratory, READY_DEADLINE_MS, type Target } from './laboratory.ts';
import type { Evidence } from './outcome.ts';
import {
  BLOCKED,
  exitCodeOf,
  NOT_REQUESTED,
  type TaskResult,
  type Verdict,
  type VerifyEvent,
} from './outcome.ts';
import type { ServerProcess } from './process/server-process.ts';
import { type Selection, selects } from './selection.ts';
import type { Stage, Task, TaskContext } from './stage.ts';
import { loadStages } from './stages.ts';

/** Uma tarefa pode subir um servidor; depois disso, tem mais este tempo. */
const TASK_DEADLINE_MS = 10_000;
const DEATH_NOTICE_MS = 1_000;

export interface VerifyOptions {
  /** Número da etapa; as anteriores são conferidas de novo, depois dela. */
  stage: number;
  target: Target;
  /** Só estas tarefas, e só desta etapa; as outras saem como não verificadas. */
  selection?: Selection | undefined;
  onEvent?: (event: VerifyEvent) => void;
  /** Interrompe entre uma tarefa e outra; o que faltava sai como não verificado. */
  signal?: AbortSignal;
}

/**
 * Verifica um servidor qualquer contra uma etapa do projeto e as anteriores a ela.
 *
 * @returns o veredito; falha do servidor nunca é exceção.
 * @throws UsageError (etapa que não existe) e MissingServiceError (sem PostgreSQL nesta máquina).
 */
export async function verifyStage(options: VerifyOptions): Promise<Verdict> {
  const { stage, target, selection, onEvent, signal } = options;
  const started = performance.now();
  const emit = onEvent ?? (() => undefined);
  const results: TaskResult[] = [];
  const loaded = await loadStages(stage);
  for (const one of selection === undefined ? within(loaded) : loaded.slice(0, 1)) {
    emit({ type: 'stage-started', stage: one.number, title: one.title, tasks: numbered(one) });
    results.push(...(await runStage(one, { target, selection, onEvent: emit, signal })));
  }
  const exitCode = exitCodeOf(results);
  const durationMs = Math.round(performance.now() - started);
  const verdict = { stage, passed: exitCode === 0, results, durationMs, exitCode };
  emit({ type: 'finished', verdict });
  return verdict;
}

/** As mesmas etapas, todas com o que a mais nova pede à sua volta: o servidor de hoje usa o correio também quando a 01 o confere. */
function within(stages: Stage[]): Stage[] {
  const env = Object.assign({}, ...stages.map((stage) => stage.env).reverse()) as Stage['env'];
  const mail = stages.some((stage) => stage.mail === true);
  return stages.map((stage) => ({ ...stage, env: { ...env, ...stage.env }, ...(mail && { mail }) }));
}

type Emit = (event: VerifyEvent) => void;

function numbered(stage: Stage): { number: number; title: string }[] {
  return stage.tasks.map(({ title }, index) => ({ number: index + 1, title }));
}

export interface RunOptions {
  target: Target;
  selection?: Selection | undefined;
  onEvent: Emit;
  signal?: AbortSignal | undefined;
  /** Prazo de cada tarefa, em ms. Padrão: o da subida e mais 10.000. */
  taskDeadlineMs?: number;
}

/** Verifica uma etapa só, já carregada. `verifyStage` é o caminho normal. */
export async function runStage(stage: Stage, options: RunOptions): Promise<TaskResult[]> {
  const { target } = options;
  // Antes de ligar o banco: um pedido impossível não custa segundos.
  selects(options.selection, stage.tasks);
  if ('url' in target) return runTasks(stage, options, undefined, contextForUrl(stage, target.url));
  const laboratory = await Laboratory.open(stage, target);
  try {
    return await runTasks(stage, options, laboratory, contextForCommand(laboratory));
  } finally {
    await laboratory.close();
  }
}

async function runTasks(
  stage: Stage,
  { selection, onEvent, signal, taskDeadlineMs }: RunOptions,
  laboratory: Laboratory | undefined,
  context: TaskContext,
): Promise<TaskResult[]> {
  const deadlineMs = taskDeadlineMs ?? context.startDeadlineMs + TASK_DEADLINE_MS;
  const results: TaskResult[] = [];
  const selected = selects(selection, stage.tasks);
  let blocked: string | undefined;
  const one = async ([index, task]: [number, Task]): Promise<TaskResult> => {
    const base = { stage: stage.number, number: index + 1, id: task.id, title: task.title };
    if (!selected(base.number))
      return { ...base, durationMs: 0, outcome: 'unverified', reason: NOT_REQUESTED };
    onEvent({ type: 'task-started', stage: base.stage, number: base.number, title: base.title });
    const reason = signal?.aborted
      ? 'a verificação foi interrompida'
      : (blocked ?? missingNeed(task, laboratory));
    const began = performance.now();
    const run = () => runTask(withDeadline(task.run(context), task.deadlineMs ?? deadlineMs), laboratory);
    const outcome = reason === undefined ? await run() : { reason };
    const durationMs = Math.round(performance.now() - began);
    if ('start' in outcome && outcome.start) blocked = `${BLOCKED} (veja a tarefa ${base.number})`;
    return { ...base, durationMs, ...describe(task, outcome) };
  };
  for (const group of sideBySide(stage.tasks)) {
    for (const result of await Promise.all(group.map(one))) {
      results.push(result);
      if (selected(result.number)) onEvent({ type: 'task-finished', result });
    }
  }
  return results;
}

/** Junta cada tarefa `alongside` com a anterior: as de um grupo rodam ao mesmo tempo, e saem em ordem. */
function sideBySide(tasks: Task[]): [number, Task][][] {
  const groups: [number, Task][][] = [];
  for (const entry of tasks.entries()) {
    const last = groups.at(-1);
    if (entry[1].alongside === true && last !== undefined) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

type TaskOutcome =
  | { reason: string; defect?: string }
  | { evidence: Evidence; start: boolean }
  | { passed: true };

async function runTask(work: Promise<void>, laboratory: Laboratory | undefined): Promise<TaskOutcome> {
  try {
    await work;
    return { passed: true };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (!(error instanceof CheckFailure)) return defect(error);
    // Só o servidor principal bloqueia as outras tarefas; uma subida extra que falha é falha da tarefa.
    const main = await laboratory?.mainProcess();
    // A conexão cai um instante antes de o sistema avisar que o processo morreu.
    if (error instanceof NoAnswer && error.kind !== 'timeout') await main?.waitExit(DEATH_NOTICE_MS);
    const start = error instanceof StartFailure && main === undefined;
    return { evidence: withDeath(error.evidence, main), start };
  }
}

/** Um defeito do kit não apaga o que as outras tarefas disseram, nem vira falha do servidor. */
function defect(error: unknown): TaskOutcome {
  const shown = error instanceof Error ? error : new Error(String(error));
  return {
    reason: `o defeito é do kit, não do seu servidor: ${shown.message}`,
    defect: shown.stack ?? shown.message,
  };
}

/** Se o servidor principal morreu durante a tarefa, isso explica mais que a conexão cortada. */
function withDeath(evidence: Evidence, main: ServerProcess | undefined): Evidence {
  if (main?.exit === undefined || evidence.output !== undefined) return evidence;
  const how = main.exit.signal ?? `código ${main.exit.code}`;
  return {
    ...evidence,
    got: `${evidence.got}; o processo do servidor terminou (${how})`,
    output: main.lastLines(),
  };
}

function describe(
  task: Task,
  outcome: TaskOutcome,
): Pick<TaskResult, 'outcome' | 'failure' | 'reason' | 'defect'> {
  if ('reason' in outcome) return { outcome: 'unverified', ...outcome };
  if ('evidence' in outcome)
    return { outcome: 'failed', failure: { ...outcome.evidence, reread: task.reread } };
  return { outcome: 'passed' };
}

function missingNeed(task: Task, laboratory: Laboratory | undefined): string | undefined {
  if (process.platform === 'win32' && task.needs.includes('signals'))
    return 'o Windows não entrega SIGTERM; rode no WSL';
  if (process.platform !== 'linux' && task.needs.includes('cpu'))
    return 'só o Linux conta o processador que um processo gasta; rode no WSL ou num contêiner';
  if (process.platform !== 'linux' && task.needs.includes('addresses'))
    return 'só no Linux todo 127.0.0.0/8 é desta máquina; rode no WSL ou num contêiner';
  if (laboratory !== undefined || task.needs.length === 0) return undefined;
  return `precisa ${NEEDS.find(([need]) => task.needs.includes(need))?.[1]}; use --comando`;
}

/** O que dizer do que falta, do mais raro ao mais comum. */
const NEEDS: [Task['needs'][number], string][] = [
  ['database', 'controlar o banco de dados'],
  ['process', 'iniciar e encerrar o servidor'],
  ['signals', 'iniciar e encerrar o servidor'],
  ['cpu', 'contar o processador que o servidor gasta'],
  ['addresses', 'iniciar e encerrar o servidor'],
  ['mail', 'ler os e-mails que o servidor envia'],
];

function contextForCommand(laboratory: Laboratory): TaskContext {
  return {
    contract: laboratory.contract,
    startDeadlineMs: laboratory.startDeadlineMs,
    http: async () => (await laboratory.main()).http,
    server: () => laboratory.main(),
    retire: () => laboratory.retire(),
    launch: (options) => laboratory.launch(options),
    spawn: (options) => laboratory.spawn(options),
    database: () => laboratory.database(),
    mailbox: () => laboratory.mailbox(),
    actor: async (person) => signUp((await laboratory.main()).http, laboratory.mailbox(), newPerson(person)),
  };
}

function contextForUrl(stage: Stage, url: string): TaskContext {
  const http = new HttpClient(url);
  const unavailable = () => {
    throw new Error('Esta tarefa usa o processo, o banco ou o e-mail sem declarar em `needs`.');
  };
  return {
    contract: Contract.read(stage.contract),
    startDeadlineMs: READY_DEADLINE_MS,
    http: () => Promise.resolve(http),
    server: unavailable,
    retire: unavailable,
    launch: unavailable,
    spawn: unavailable,
    database: unavailable,
    mailbox: unavailable,
    actor: unavailable,
  };
}

async function withDeadline(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const got = `a tarefa não terminou em ${ms / 1000} s`;
      reject(new CheckFailure({ expected: 'um servidor que responde a tempo', got, where: 'prazo' }));
    }, ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
