import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, dropDatabase, freePort, service } from '@trilha/services';
import { Contract } from './contract.ts';
import { StartFailure, UsageError } from './failure.ts';
import { HttpClient } from './http/client.ts';
import { Mailbox } from './mail/mailbox.ts';
import type { Evidence } from './outcome.ts';
import { PostgresProxy } from './postgres/proxy.ts';
import { type Guardian, startGuardian } from './process/guardian.ts';
import { killMarked, MARK_VARIABLE } from './process/kill.ts';
import { waitReady } from './process/ready.ts';
import { type Exit, ServerProcess } from './process/server-process.ts';
import type { LaunchOptions, RunningServer, Stage } from './stage.ts';

/** O alvo: um comando que o kit sobe, ou um endereço que já está de pé. */
export type Target =
  | {
      command: string;
      /** Onde o comando roda. Padrão: a pasta atual. */
      directory?: string;
      /** Variáveis a mais, como `UP_TO`. As da etapa e as do kit têm precedência. */
      env?: Record<string, string>;
      /** Roda uma vez, até o fim, antes do primeiro servidor: migrações, por exemplo. */
      prepare?: string;
      /** Quanto esperar o servidor ficar pronto. Padrão: 8.000 ms. */
      readyDeadlineMs?: number;
    }
  | { url: string };

type CommandTarget = Extract<Target, { command: string }>;

const COMPILE_CACHE = fileURLToPath(new URL('../../../.local/cache/compilado', import.meta.url));
/** Padrão de quanto esperar um servidor subir, em ms. */
export const READY_DEADLINE_MS = 8_000;
/** O primeiro `go build` ou `cargo build` baixa e compila tudo. */
const PREPARE_DEADLINE_MS = 300_000;

/** Dono de tudo o que a verificação liga: banco, cano, vigia e servidores. `close` desliga tudo. */
export class Laboratory {
  readonly contract: Contract;
  readonly #stage: Stage;
  readonly #target: CommandTarget;
  readonly #mark = randomUUID();
  readonly #servers = new Set<ServerProcess>();
  readonly #guardian: Guardian;
  readonly #proxy: PostgresProxy;
  readonly #stopDatabase: () => Promise<void>;
  readonly #mailbox: Mailbox | undefined;
  /** Onde o servidor guarda arquivos; some no fim. */
  readonly #storage = mkdtempSync(join(tmpdir(), 'trilha-arquivos-'));
  /** O segredo de que o servidor deriva chaves: um por verificação, o mesmo em todos os processos dela. */
  readonly #secret = randomBytes(32).toString('hex');
  #main: Promise<RunningServer> | undefined;
  #prepared: Promise<void> | undefined;

  private constructor(stage: Stage, target: CommandTarget, { database, mailbox }: Around) {
    this.contract = Contract.read(stage.contract);
    this.#stage = stage;
    this.#target = target;
    this.#guardian = startGuardian(this.#mark);
    this.#proxy = database.proxy;
    this.#stopDatabase = database.stop;
    this.#mailbox = mailbox;
  }

  /** @throws UsageError se a pasta não existe; MissingServiceError quando não há como ter PostgreSQL nesta máquina. */
  static async open(stage: Stage, target: CommandTarget): Promise<Laboratory> {
    const directory = resolve(target.directory ?? '.');
    if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new UsageError(`A pasta ${directory} não existe. Confira o caminho em --pasta.`);
    const mailbox = stage.mail === true ? await Mailbox.open() : undefined;
    return new Laboratory(stage, target, { database: await openDatabase(), mailbox });
  }

  get startDeadlineMs(): number {
    return this.#target.readyDeadlineMs ?? READY_DEADLINE_MS;
  }

  database(): PostgresProxy {
    return this.#proxy;
  }

  mailbox(): Mailbox {
    if (this.#mailbox === undefined) throw new Error('A etapa usa o e-mail sem declarar `mail: true`.');
    return this.#mailbox;
  }

  /** O servidor principal: sobe na primeira vez e de novo se tiver morrido no caminho. */
  async main(): Promise<RunningServer> {
    const current = this.#main;
    const server = await current;
    if (server !== undefined && server.process.exit === undefined) return server;
    // Duas tarefas podem notar a falta ao mesmo tempo: só a primeira sobe outro.
    if (this.#main === current) this.#main = this.launch();
    return this.#main ?? this.main();
  }

  /** Entrega o servidor principal a quem vai encerrá-lo; quem pedir um depois recebe outro. */
  async retire(): Promise<RunningServer> {
    const server = await this.main();
    this.#main = undefined;
    return server;
  }

  /** O processo principal, se já subiu alguma vez. */
  async mainProcess(): Promise<ServerProcess | undefined> {
    return (await this.#main?.catch(() => undefined))?.process;
  }

  async launch(options: LaunchOptions = {}): Promise<RunningServer> {
    this.#prepared ??= this.#prepare();
    await this.#prepared;
    const server = await this.spawn(options);
    const started = performance.now();
    await waitReady(server, this.startDeadlineMs);
    return {
      ...server,
      http: new HttpClient(server.baseUrl, performance.now() - started, this.#stage.patienceMs),
    };
  }

  async spawn({ env = {} }: LaunchOptions = {}): Promise<RunningServer> {
    const port = await freePort();
    const process = await this.#start(this.#target.command, { ...this.#environment(port), ...env });
    const baseUrl = new URL(`http://127.0.0.1:${port}`);
    return { process, baseUrl, http: new HttpClient(baseUrl) };
  }

  async #prepare(): Promise<void> {
    const { prepare } = this.#target;
    if (prepare === undefined) return;
    const process = await this.#start(prepare, this.#environment(0));
    const exit = await process.waitExit(PREPARE_DEADLINE_MS);
    if (exit?.code !== 0)
      throw new StartFailure(notPrepared(prepare, { exit, lastLines: process.lastLines() }));
  }

  async #start(command: string, env: NodeJS.ProcessEnv): Promise<ServerProcess> {
    const directory = this.#target.directory ?? process.cwd();
    const started = await ServerProcess.start({ command, directory, env, guardian: this.#guardian });
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
    await this.#mailbox?.close();
    rmSync(this.#storage, { recursive: true, force: true });
  }

  #environment(port: number): NodeJS.ProcessEnv {
    return {
      // Só o Node a conhece: guarda o código compilado, e a segunda subida custa metade da primeira.
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...inheritedEnvironment(),
      ...this.#target.env,
      ...this.#stage.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: this.#proxy.url,
      STORAGE_DIR: this.#storage,
      APP_SECRET: this.#secret,
      ...(this.#mailbox === undefined ? {} : { SMTP_URL: this.#mailbox.url }),
      [MARK_VARIABLE]: this.#mark,
    };
  }
}

/**
 * O ambiente de quem chamou, sem o que é do curso (`TRILHA_POSTGRES_URL` abre o servidor inteiro) e com o Node deste
 * processo na frente: no comando, `node` é o do curso, e não o mais antigo que a máquina talvez tenha.
 */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TRILHA_')));
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [path]: [dirname(process.execPath), env[path]].filter(Boolean).join(delimiter) };
}

function notPrepared(
  command: string,
  { exit, lastLines }: { exit: Exit | undefined; lastLines: string[] },
): Evidence {
  const how =
    exit === undefined
      ? `não terminou em ${PREPARE_DEADLINE_MS / 1000} s`
      : `saiu com ${exit.signal ?? `código ${exit.code}`}`;
  return {
    expected: 'o comando de preparação terminando com código 0',
    got: `o comando de preparação ${how}: ${command}`,
    where: 'preparação',
    output: lastLines,
  };
}

/** O que fica em volta do servidor. */
interface Around {
  database: Database;
  mailbox: Mailbox | undefined;
}

interface Database {
  proxy: PostgresProxy;
  stop(): Promise<void>;
}

/** Um banco novo só desta verificação, com o proxy na frente. */
async function openDatabase(): Promise<Database> {
  const server = await service('postgres');
  const url = await createDatabase(server.url);
  const proxy = await PostgresProxy.start(url);
  const stop = async () => {
    // O servidor pode ser do leitor (TRILHA_POSTGRES_URL): o banco criado aqui não fica para trás.
    await dropDatabase(url);
    await server.stop();
  };
  return { proxy, stop };
}
