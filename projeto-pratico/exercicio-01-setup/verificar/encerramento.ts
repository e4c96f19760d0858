import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Answer,
  CheckFailure,
  type Exit,
  eventually,
  expectProblem,
  type HttpClient,
  laps,
  NoAnswer,
  openHalfRequest,
  type PostgresProxy,
  type RunningServer,
  type Task,
  type TaskContext,
} from '@trilha/kit';
import { applyLoad } from './carga.ts';
import { expectOnlyJson, markReady } from './saida.ts';

const reread = { file: 'README.md', heading: 'Encerrar sem derrubar ninguém' };
const path = '/api/v1/echo';
/** Quanto demora a requisição lenta, e quantas vezes `ready` tem de ter respondido até o fim dela para se julgar. */
interface Attempt {
  slowMs: number;
  enough: number;
}
/** A segunda é para a máquina cheia, em que a primeira acabou sem deixar ver nada. */
const ATTEMPTS: Attempt[] = [
  { slowMs: 2_000, enough: 5 },
  { slowMs: 4_000, enough: 1 },
];
/** A saída de rotação conta se a requisição lenta ainda anda isto depois; senão, quem fechou a porta foi o fim. */
const STILL_PENDING_MS = 100;
/** Duas voltas em outra conexão: o que foi enviado antes já chegou ao servidor. */
const BARRIER = 2;

const inFlight: Task = {
  id: 'shutdown-in-flight',
  title: 'SIGTERM com uma requisição em andamento: ela termina, ready deixa de dar 200 e a saída é 0',
  needs: ['process', 'database', 'signals'],
  reread,
  async run(context) {
    for (const attempt of ATTEMPTS) {
      if (await leavesInOrder(context, attempt)) return;
    }
  },
};

/** @returns se deu para julgar: falso quando a requisição lenta acabou cedo demais para isso. */
async function leavesInOrder(context: TaskContext, { slowMs, enough }: Attempt): Promise<boolean> {
  // Um proxy só deste servidor: as conexões que ele larga não se confundem com as dos outros.
  const database = await context.database().twin();
  const server = await context.launch({ env: { DATABASE_URL: database.url } });
  const { http, process } = server;
  const agent = new Agent({ keepAlive: true });
  const json = { message: 'em voo', delayMs: slowMs };
  const slow = http.send({ method: 'POST', path, agent, json, timeoutMs: slowMs + http.patienceMs });
  slow.catch(() => undefined);
  await laps(http, BARRIER);
  markReady(server);
  try {
    return await blamingTheListener(server, async () => {
      process.signal('SIGTERM');
      const judged = await leavesRotation(context, http, { slow, enough });
      const answer = (await slow).expectStatus(200);
      await expectCleanExit(server, answer);
      expectOnlyJson(server);
      await expectGoodbye(database);
      return judged;
    });
  } finally {
    agent.destroy();
    await database.close();
  }
}

/** Quem fecha o pool avisa o PostgreSQL de cada conexão; quem termina com ele aberto as larga. */
async function expectGoodbye(database: PostgresProxy): Promise<void> {
  await eventually(1_000, () => {
    if (database.open === 0 && database.abandoned === 0) return;
    throw new CheckFailure({
      expected:
        'o pool fechado antes da saída: cada conexão com o banco avisa que vai embora (mensagem Terminate)',
      got: 'o processo saiu com conexões abertas com o banco',
      sent: 'SIGTERM',
      where: 'conexão com o banco',
    });
  });
}

/** Se quem escuta a porta não é quem recebe o sinal, é isso que se precisa saber, e não o que faltou depois. */
async function blamingTheListener<T>(server: RunningServer, work: () => Promise<T>): Promise<T> {
  const listener = server.process.listenerBehind(Number(server.baseUrl.port));
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CheckFailure) || listener === undefined) throw error;
    throw new CheckFailure({
      ...error.evidence,
      expected: 'um comando que seja o próprio servidor, como --comando "node src/server.ts"',
      got: `${error.evidence.got}; o SIGTERM vai ao processo do comando, e quem escuta a porta é outro: ${listener.name} (pid ${listener.pid})`,
    });
  }
}

/**
 * O balanceador só para de mandar gente se `ready` disser 503 ou se a porta recusar. Isso tem de acontecer
 * antes de a requisição lenta acabar: o que conta é a ordem, e não quantos milissegundos a máquina levou.
 */
async function leavesRotation(
  { contract }: TaskContext,
  http: HttpClient,
  { slow, enough }: { slow: Promise<Answer>; enough: number },
): Promise<boolean> {
  const over = slow.then(
    () => true,
    () => true,
  );
  const overWithin = (ms: number) => Promise.race([over, delay(ms, false)]);
  let last: Answer | undefined;
  for (let answers = 1; !(await overWithin(30)); answers++) {
    const answer = await http.get('/health/ready').catch(ignoreNoAnswer);
    if (answer !== undefined && answer.status !== 503) {
      if (answers >= enough) last = answer;
    } else if (await overWithin(STILL_PENDING_MS)) break;
    else {
      // Um framework que fecha a porta pode responder, uma última vez, um 503 dele: vale o que vem depois.
      const again = answer && (await http.get('/health/ready').catch(ignoreNoAnswer));
      if (again !== undefined) expectProblem(contract, again, 503, 'not_ready');
      return true;
    }
  }
  return (
    last?.refuse({
      where: 'status',
      expected: 'depois do SIGTERM, 503 em GET /health/ready, ou a porta fechada',
      got: `ready ainda responde ${last.status} depois do SIGTERM`,
    }) ?? false
  );
}

function ignoreNoAnswer(error: unknown): undefined {
  if (!(error instanceof NoAnswer)) throw error;
}

const underLoad: Task = {
  id: 'shutdown-under-load',
  title: 'SIGTERM sob carga: nenhuma requisição aceita fica sem resposta',
  needs: ['process', 'signals'],
  reread,
  alongside: true,
  async run({ retire }) {
    const server = await retire();
    await blamingTheListener(server, async () => {
      const { answered, lost, example } = await applyLoad(server);
      if (lost > 0) {
        throw new CheckFailure({
          expected: 'toda requisição em andamento respondida antes de o processo sair',
          got: `${lost} de ${answered + lost} requisições ficaram sem resposta`,
          sent: `24 clientes repetindo POST ${path}; no meio deles, SIGTERM`,
          received: example ?? 'nada',
          where: 'conexão',
          output: server.process.lastLines(4),
        });
      }
      await expectCleanExit(server);
    });
  },
};

const GRACE_MS = 600;

const bounded: Task = {
  id: 'shutdown-bounded',
  title: 'Nem conexão ociosa nem requisição pela metade seguram o encerramento além de SHUTDOWN_GRACE_MS',
  needs: ['process', 'signals'],
  reread,
  alongside: true,
  async run({ launch }) {
    const server = await launch({ env: { SHUTDOWN_GRACE_MS: String(GRACE_MS), LOG_LEVEL: 'debug' } });
    const { http } = server;
    const agent = new Agent({ keepAlive: true });
    await http.send({ path: '/health/live', agent });
    const halves = await Promise.all(
      (['headers', 'body'] as const).map((until) => openHalfRequest(server.baseUrl, path, until)),
    );
    await laps(http, BARRIER);
    try {
      await blamingTheListener(server, async () => {
        server.process.signal('SIGTERM');
        const exit = await expectExit(server, GRACE_MS + http.marginMs);
        if (exit.signal !== null)
          refuseExit(server, exit, 'o processo saindo por conta própria quando o prazo acaba');
      });
    } finally {
      for (const half of halves) half.destroy();
      agent.destroy();
    }
  },
};

/** @param held a resposta da requisição em andamento: se ela não avisou que a conexão fecharia, esta é a suspeita. */
async function expectExit({ process }: RunningServer, ms: number, held?: Answer): Promise<Exit> {
  const exit = await process.waitExit(ms);
  if (exit !== undefined) return exit;
  const suspect =
    held !== undefined && held.header('connection') !== 'close'
      ? '; a resposta da requisição em andamento não levou connection: close, e a conexão dela segue aberta'
      : '';
  throw new CheckFailure({
    expected: `o processo encerrado em até ${ms} ms`,
    got: `o processo continuou de pé${suspect}`,
    sent: 'SIGTERM',
    where: 'processo',
    output: process.lastLines(),
  });
}

async function expectCleanExit(server: RunningServer, held?: Answer): Promise<void> {
  const exit = await expectExit(server, server.http.patienceMs, held);
  if (exit.code !== 0)
    refuseExit(server, exit, 'o processo saindo com código 0: atender ao SIGTERM não é falha');
}

function refuseExit({ process }: RunningServer, { code, signal }: Exit, expected: string): never {
  throw new CheckFailure({
    expected,
    got: signal === null ? `código de saída ${code}` : `morto pelo sinal ${signal}`,
    sent: 'SIGTERM',
    where: 'processo',
    output: process.lastLines(),
  });
}

export const shutdown: Task[] = [inFlight, bounded, underLoad];
