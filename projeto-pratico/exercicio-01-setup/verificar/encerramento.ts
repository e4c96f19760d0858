import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Answer,
  CheckFailure,
  type HttpClient,
  NoAnswer,
  openHalfRequest,
  type RunningServer,
  type Task,
} from '@trilha/kit';
import { applyLoad } from './carga.ts';
import { laps } from './espera.ts';

const reread = { file: 'README.md', heading: 'Encerrar sem derrubar ninguém' };
const path = '/api/v1/echo';
/** Quanto demora a requisição lenta, e quantas vezes `ready` tem de ter respondido até o fim dela para se julgar. */
interface Attempt {
  slowMs: number;
  enough: number;
}
/** A segunda é para a máquina cheia, em que a primeira acabou sem deixar ver nada. */
const ATTEMPTS: Attempt[] = [
  { slowMs: 700, enough: 5 },
  { slowMs: 4_000, enough: 1 },
];
/** A saída de rotação conta se a requisição lenta ainda anda isto depois; senão, quem fechou a porta foi o fim. */
const STILL_PENDING_MS = 100;
/** Duas voltas em outra conexão: o que foi enviado antes já chegou ao servidor. */
const BARRIER = 2;

const inFlight: Task = {
  id: 'shutdown-in-flight',
  title: 'SIGTERM com uma requisição em andamento: ela termina, ready deixa de dar 200 e a saída é 0',
  needs: ['process'],
  reread,
  async run({ launch }) {
    for (const attempt of ATTEMPTS) {
      if (await leavesInOrder(await launch(), attempt)) return;
    }
  },
};

/** @returns se deu para julgar: falso quando a requisição lenta acabou cedo demais para isso. */
async function leavesInOrder(server: RunningServer, { slowMs, enough }: Attempt): Promise<boolean> {
  const { http, process } = server;
  const agent = new Agent({ keepAlive: true });
  const json = { message: 'em voo', delayMs: slowMs };
  const slow = http.send({ method: 'POST', path, agent, json, timeoutMs: slowMs + http.patienceMs });
  slow.catch(() => undefined);
  await laps(http, BARRIER);
  process.signal('SIGTERM');
  const judged = await leavesRotation(http, { slow, enough });
  (await slow).expectStatus(200);
  await expectCleanExit(server);
  agent.destroy();
  return judged;
}

/**
 * O balanceador só para de mandar gente se `ready` disser 503 ou se a porta recusar. Isso tem de acontecer
 * antes de a requisição lenta acabar: o que conta é a ordem, e não quantos milissegundos a máquina levou.
 */
async function leavesRotation(
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
    else return true;
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
  needs: ['process'],
  reread,
  alongside: true,
  async run({ retire }) {
    const server = await retire();
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
  },
};

const GRACE_MS = 600;

const bounded: Task = {
  id: 'shutdown-bounded',
  title: 'Conexão ociosa ou requisição pela metade não segura o encerramento além de SHUTDOWN_GRACE_MS',
  needs: ['process'],
  reread,
  alongside: true,
  async run({ launch }) {
    const server = await launch({ env: { SHUTDOWN_GRACE_MS: String(GRACE_MS) } });
    const agent = new Agent({ keepAlive: true });
    await server.http.send({ path: '/health/live', agent });
    const half = await openHalfRequest(server.baseUrl, path);
    await laps(server.http, BARRIER);
    server.process.signal('SIGTERM');
    try {
      await expectExit(server, GRACE_MS);
    } finally {
      half.destroy();
      agent.destroy();
    }
  },
};

/** @param extraMs quanto o servidor pode esperar, além da paciência com que se espera qualquer coisa dele. */
async function expectExit({ process, http }: RunningServer, extraMs = 0) {
  const ms = extraMs + http.patienceMs;
  const exit = await process.waitExit(ms);
  if (exit !== undefined) return exit;
  throw new CheckFailure({
    expected: `o processo encerrado em até ${ms} ms depois do SIGTERM`,
    got: 'o processo continuou de pé',
    sent: 'SIGTERM',
    where: 'processo',
    output: process.lastLines(),
  });
}

async function expectCleanExit(server: RunningServer): Promise<void> {
  const exit = await expectExit(server);
  if (exit.code === 0) return;
  throw new CheckFailure({
    expected: 'o processo saindo com código 0: atender ao SIGTERM não é falha',
    got: exit.signal === null ? `código de saída ${exit.code}` : `morto pelo sinal ${exit.signal}`,
    sent: 'SIGTERM',
    where: 'processo',
    output: server.process.lastLines(),
  });
}

export const shutdown: Task[] = [inFlight, bounded, underLoad];
