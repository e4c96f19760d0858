import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase, service } from '@trilha/services';
import { Contract } from './contract.ts';
import { HttpClient } from './http/client.ts';
import { PostgresProxy } from './postgres/proxy.ts';
import { type Guardian, startGuardian } from './process/guardian.ts';
import { killMarked, MARK_VARIABLE } from './process/kill.ts';
import { freePort } from './process/ports.ts';
import { waitReady } from './process/ready.ts';
import { ServerProcess } from './process/server-process.ts';
import type { LaunchOptions, RunningServer, Stage } from './stage.ts';

/** O alvo: um comando que o kit sobe, ou um endereço que já está de pé. */
export type Target =
  | { command: string; directory?: string; env?: Record<string, string>; readyDeadlineMs?: number }
  | { url: string };

type CommandTarget = Extract<Target, { command: string }>;

const READY_DEADLINE_MS = 8_000;

/** Dono de tudo o que a verificação liga: banco, cano, vigia e servidores. `close` desliga tudo. */
export class Laboratory {
  readonly contract: Contract;
  readonly #stage: Stage;
  readonly #target: CommandTarget;
  readonly #mark = randomUUID();
  readonly #servers = new Set<ServerProcess>();
  readonly #guardian: Guardian;
  readonly #proxy: PostgresProxy;
  readonly #databaseUrl: string;
  readonly #stopDatabase: () => Promise<void>;
  #main: Promise<RunningServer> | undefined;

  private constructor(stage: Stage, target: CommandTarget, database: Database) {
    this.contract = Contract.read(stage.contract);
    this.#stage = stage;
    this.#target = target;
    this.#guardian = startGuardian(this.#mark);
    this.#proxy = database.proxy;
    this.#databaseUrl = database.url;
    this.#stopDatabase = database.stop;
  }

  /** @throws MissingServiceError quando não há como ter PostgreSQL nesta máquina. */
  static async open(stage: Stage, target: CommandTarget): Promise<Laboratory> {
    return new Laboratory(stage, target, await openDatabase());
  }

  database(): PostgresProxy {
    return this.#proxy;
  }

  /** O servidor principal: sobe na primeira vez e de novo se tiver morrido no caminho. */
  async main(): Promise<RunningServer> {
    const current = await this.#main;
    if (current !== undefined && current.process.exit === undefined) return current;
    this.#main = this.launch();
    return this.#main;
  }

  /** O processo principal, se já subiu alguma vez. */
  async mainProcess(): Promise<ServerProcess | undefined> {
    return (await this.#main?.catch(() => undefined))?.process;
  }

  async launch(options: LaunchOptions = {}): Promise<RunningServer> {
    const port = await freePort();
    const process = await this.spawn({ env: { ...options.env, PORT: String(port) } });
    await waitReady(process, port, this.#target.readyDeadlineMs ?? READY_DEADLINE_MS);
    const baseUrl = new URL(`http://127.0.0.1:${port}`);
    return { process, baseUrl, http: new HttpClient(baseUrl) };
  }

  async spawn({ env = {} }: LaunchOptions = {}): Promise<ServerProcess> {
    const started = await ServerProcess.start({
      command: this.#target.command,
      directory: this.#target.directory ?? process.cwd(),
      env: { ...this.#environment(await freePort()), ...env },
      guardian: this.#guardian,
    });
    this.#servers.add(started);
    return started;
  }

  /** Mata os servidores (e quem fugiu do grupo deles) e desliga o banco. */
  async close(): Promise<void> {
    await Promise.all([...this.#servers].map((server) => server.kill()));
    killMarked(this.#mark);
    await this.#guardian.close();
    await this.#proxy.close();
    await this.#stopDatabase();
  }

  #environment(port: number): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...this.#stage.env,
      ...this.#target.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: this.#proxy.urlFor(this.#databaseUrl),
      [MARK_VARIABLE]: this.#mark,
    };
  }
}

interface Database {
  proxy: PostgresProxy;
  url: string;
  stop(): Promise<void>;
}

/** Um banco novo só desta verificação, com o cano na frente. */
async function openDatabase(): Promise<Database> {
  const server = await service('postgres');
  const url = await createDatabase(server.url);
  const proxy = await PostgresProxy.start(url);
  const stop = async () => {
    // O servidor pode ser do leitor (TRILHA_POSTGRES_URL): o banco criado aqui não fica para trás.
    await dropDatabase(url);
    await server.stop();
  };
  return { proxy, url, stop };
}
