/**
 * O mesmo servidor HTTP de quatro jeitos: uma thread, cluster, worker_threads e child_process.
 */
import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { isMainThread, parentPort } from 'node:worker_threads';
import { type Handle, processTeam, threadTeam } from './equipe.ts';
import { type Job, type Kind, runJob } from './trabalho.ts';

export const WAYS = ['uma thread', 'cluster', 'worker_threads', 'child_process'] as const;
export type Way = (typeof WAYS)[number];

/** Dois ou mais: com um só não haveria o que repartir. */
const SIZE = Math.max(2, availableParallelism());
const SLOW_MS = 5;
const FILE = import.meta.filename;

// #region servidor
/** O servidor é um só; muda quem faz o trabalho. */
function listen(handle: Handle, slowPort: number): Promise<number> {
  const server = createServer((request, response) => {
    const kind = request.url?.slice(1) as Kind;
    void handle({ kind, slowPort }).then((result) => response.end(String(result)));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
// #endregion servidor

// #region cluster
/** O primário só reparte as conexões: cada processo tem o servidor inteiro, na mesma porta. */
async function startCluster(slowPort: number): Promise<number> {
  cluster.setupPrimary({ exec: FILE, args: ['cluster', String(slowPort)] });
  const members = Array.from({ length: SIZE }, () => cluster.fork());
  const ready = members.map(async (member) => (await once(member, 'listening'))[0] as AddressInfo);
  const [address] = await Promise.all(ready);
  return address?.port ?? 0;
}
// #endregion cluster

async function serve(way: Way, slowPort: number): Promise<void> {
  process.once('disconnect', () => process.exit()); // quem nos criou terminou
  const start = {
    'uma thread': () => listen(runJob, slowPort),
    cluster: () => (cluster.isPrimary ? startCluster(slowPort) : listen(runJob, slowPort)),
    worker_threads: () => listen(threadTeam(FILE, SIZE), slowPort),
    child_process: () => listen(processTeam(FILE, SIZE), slowPort),
  };
  const port = await start[way]();
  if (cluster.isPrimary) process.send?.({ port });
}

/** Um membro da equipe, thread ou processo: recebe um trabalho, responde com o resultado. */
function serveMember(): void {
  const answer = async ({ id, job }: { id: number; job: Job }) => {
    const reply = { id, result: await runJob(job) };
    if (parentPort) parentPort.postMessage(reply);
    else process.send?.(reply);
  };
  (parentPort ?? process).on('message', (message) => void answer(message));
}

/** O serviço de que os outros dependem: responde 7, sem usar CPU, `SLOW_MS` depois da pergunta. */
export async function startSlowService(): Promise<{ port: number } & Disposable> {
  const server = createTcpServer({ allowHalfOpen: true }, (socket) => {
    socket.once('data', () => setTimeout(() => socket.end('7'), SLOW_MS));
    socket.on('error', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, [Symbol.dispose]: () => void server.close() };
}

export interface Running extends Disposable {
  /** Pede `count` de uma vez, cada um na sua conexão, e soma as respostas. */
  ask(kind: Kind, count: number): Promise<number>;
}

/** Sobe um servidor em outro processo. */
export async function startServer(way: Way, slowPort: number): Promise<Running> {
  const server: ChildProcess = fork(FILE, [way, String(slowPort)]);
  const [{ port }] = await once(server, 'message');
  const agent = new Agent({ keepAlive: true });
  const one = async (kind: Kind) => {
    const [response] = await once(get({ port, host: '127.0.0.1', path: `/${kind}`, agent }), 'response');
    return Number(await text(response as IncomingMessage));
  };
  return {
    async ask(kind, count) {
      const answers = await Promise.all(Array.from({ length: count }, () => one(kind)));
      return answers.reduce((sum, answer) => sum + answer, 0);
    },
    [Symbol.dispose]() {
      agent.destroy();
      server.disconnect();
    },
  };
}

/** A mediana de cinco rodadas, depois de três de aquecimento: cada processo e cada thread compila o seu código. */
async function time(server: Running, kind: Kind): Promise<string> {
  const times: number[] = [];
  let sum = 0;
  for (let round = 0; round < 8; round++) {
    const start = performance.now();
    sum = await server.ask(kind, 8);
    if (round >= 3) times.push(performance.now() - start);
  }
  const median = times.sort((one, other) => one - other)[2] ?? 0;
  return `${kind} ${median.toFixed(0).padStart(3)} ms (soma ${sum})`;
}

async function main(): Promise<void> {
  using slow = await startSlowService();
  console.log(`Oito requisições ao mesmo tempo, ${SIZE} threads ou processos; mediana de cinco rodadas`);
  for (const way of WAYS) {
    using server = await startServer(way, slow.port);
    const line = `${await time(server, 'conta')}   ${await time(server, 'espera')}`;
    console.log(`  ${way.padEnd(15)} ${line}`);
  }
}

if (import.meta.main) {
  const [, , way, slowPort] = process.argv;
  if (!isMainThread || way === 'membro') serveMember();
  else if (way !== undefined) await serve(way as Way, Number(slowPort));
  else await main();
}
