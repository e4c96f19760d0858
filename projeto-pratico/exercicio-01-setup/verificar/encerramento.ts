import { Agent } from 'node:http';
import {
  CheckFailure,
  NoAnswer,
  openHalfRequest,
  type RunningServer,
  type ServerProcess,
  type Task,
} from '@trilha/kit';
import { applyLoad } from './carga.ts';
import { eventually } from './espera.ts';

const reread = { file: 'README.md', heading: 'Encerrar sem derrubar ninguém' };
const path = '/api/v1/echo';
const SLOW_MS = 700;
/** Quanto o processo pode levar depois de atender o último pedido. */
const EXIT_LIMIT_MS = 3_000;

const inFlight: Task = {
  id: 'shutdown-in-flight',
  title: 'SIGTERM com uma requisição em andamento: ela termina, ready deixa de dar 200 e a saída é 0',
  needs: ['process'],
  reread,
  async run({ launch }) {
    const server = await launch();
    const agent = new Agent({ keepAlive: true });
    const slow = server.http.send({
      method: 'POST',
      path,
      agent,
      json: { message: 'em voo', delayMs: SLOW_MS },
    });
    slow.catch(() => undefined);
    await barrier(server);
    server.process.signal('SIGTERM');
    await expectOutOfRotation(server);
    (await slow).expectStatus(200);
    await expectCleanExit(server.process, EXIT_LIMIT_MS);
    agent.destroy();
  },
};

/** O balanceador só para de mandar gente se `ready` disser 503 ou se a porta recusar. */
async function expectOutOfRotation({ http }: RunningServer): Promise<void> {
  await eventually(SLOW_MS / 2, async () => {
    const answer = await http.get('/health/ready').catch((error: unknown) => {
      if (error instanceof NoAnswer) return undefined;
      throw error;
    });
    if (answer === undefined || answer.status === 503) return;
    answer.refuse({
      where: 'status',
      expected: 'depois do SIGTERM, 503 em GET /health/ready, ou a porta fechada',
      got: `ready ainda responde ${answer.status} depois do SIGTERM`,
    });
  });
}

const underLoad: Task = {
  id: 'shutdown-under-load',
  title: 'SIGTERM sob carga: nenhuma requisição aceita fica sem resposta',
  needs: ['process'],
  reread,
  async run({ launch }) {
    const server = await launch();
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
    await expectCleanExit(server.process, EXIT_LIMIT_MS);
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
    await barrier(server);
    server.process.signal('SIGTERM');
    try {
      await expectExit(server.process, GRACE_MS + EXIT_LIMIT_MS);
    } finally {
      half.destroy();
      agent.destroy();
    }
  },
};

/** Duas voltas completas em outra conexão: o que foi enviado antes já chegou ao servidor. */
async function barrier({ http }: RunningServer): Promise<void> {
  await http.get('/health/live');
  await http.get('/health/live');
}

async function expectExit(process: ServerProcess, ms: number) {
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

async function expectCleanExit(process: ServerProcess, ms: number): Promise<void> {
  const exit = await expectExit(process, ms);
  if (exit.code === 0) return;
  throw new CheckFailure({
    expected: 'o processo saindo com código 0: atender ao SIGTERM não é falha',
    got: exit.signal === null ? `código de saída ${exit.code}` : `morto pelo sinal ${exit.signal}`,
    sent: 'SIGTERM',
    where: 'processo',
    output: process.lastLines(),
  });
}

export const shutdown: Task[] = [inFlight, bounded, underLoad];
