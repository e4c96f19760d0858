/**
 * O processo que verifica: `node main.ts <exercicio.test.ts> <arquivo do leitor>`.
 *
 * O código do leitor roda aqui dentro, então nada do que este processo diz vale por si: o pai só aceita
 * linhas com o segredo que mandou pela entrada padrão, e só aprova se a lista inteira de tarefas voltou.
 */
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describeLoadError, describeThrown, MissingExport } from './errors.ts';
import { holdRuntime } from './hold.ts';
import { type DeclaredTask, sealTasks } from './registry.ts';

// Tudo o que o leitor poderia trocar por um igual falso é copiado antes de ele carregar.
const write = writeSync;
const stringify = JSON.stringify;
const keysOf = Object.keys;
const isList = Array.isArray;
// Sem os avisos de saída: um deles poderia nunca acabar, e o que havia a dizer já foi escrito.
const { reallyExit } = process as unknown as { reallyExit: (code: number) => never };
const exit = reallyExit.bind(process);
const now = performance.now.bind(performance);
const nextTurn = setImmediate;
const nonce = readFileSync(0, 'utf8');
const [testFile = '', answerFile = ''] = process.argv.slice(2);

type WithHandle = { _handle?: { setBlocking?: (on: boolean) => void } };

/** Sem protótipo: um `Object.prototype.toJSON` do leitor reescreveria o que é enviado. */
function bare(value: object): object {
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of keysOf(value)) {
    const item = (value as Record<string, unknown>)[key];
    copy[key] = typeof item === 'object' && item !== null && !isList(item) ? bare(item) : item;
  }
  return copy;
}

function send(event: object) {
  try {
    write(3, `${nonce} ${stringify(bare(event))}\n`);
  } catch {
    // O leitor fechou o canal: o código diz ao pai o que houve.
    exit(97);
  }
}

function stop(event: object): never {
  send(event);
  return exit(1);
}

// Síncrono, ou um laço que imprime sem parar enche a memória daqui em vez de chegar ao limite do pai.
for (const { _handle: handle } of [process.stdout, process.stderr] as WithHandle[])
  handle?.setBlocking?.(true);

const tasks = await declareTasks();
send({
  type: 'tasks',
  pid: process.pid,
  tasks: tasks.map(({ number, title, section }) => ({ number, title, section })),
});

// Não é um aviso, que o leitor poderia tirar da lista; com --unhandled-rejections=strict as rejeições também vêm aqui.
process.setUncaughtExceptionCaptureCallback((thrown: unknown) =>
  stop({ type: 'problem', code: 'CRASHED', ...describeThrown(thrown, answerFile) }),
);

holdRuntime();
const answer = await loadAnswer();
for (const task of tasks) await runTask(task);
send({ type: 'done' });
exit(0);

async function declareTasks(): Promise<readonly DeclaredTask[]> {
  try {
    await import(pathToFileURL(testFile).href);
    return sealTasks();
  } catch (thrown) {
    return stop({
      type: 'problem',
      code: 'TEST_BROKEN',
      message: String((thrown as Error)?.stack ?? thrown),
    });
  }
}

async function loadAnswer(): Promise<object> {
  try {
    return withNamedGaps(await import(pathToFileURL(answerFile).href));
  } catch (thrown) {
    return stop({ type: 'problem', ...describeLoadError(thrown, answerFile) });
  }
}

async function runTask(task: DeclaredTask): Promise<void> {
  send({ type: 'task-start', number: task.number });
  const start = now();
  let failure: object | null = null;
  try {
    await task.run(answer as never);
  } catch (thrown) {
    failure = describeThrown(thrown, answerFile);
  }
  // Uma volta do laço de eventos: uma rejeição que ninguém tratou aparece aqui, ainda nesta tarefa.
  await new Promise((resolve) => nextTurn(resolve));
  send({ type: 'task', number: task.number, durationMs: now() - start, failure });
}

/** Uma exportação que falta é dita pelo nome, em vez de “undefined is not a function”. */
function withNamedGaps(exports: object): object {
  return new Proxy(exports, {
    get(target, key) {
      if (key === 'then' || key in target) return Reflect.get(target, key);
      throw new MissingExport(String(key));
    },
  });
}
