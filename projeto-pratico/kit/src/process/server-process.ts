import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFailure } from '../failure.ts';
import { parseCommand } from './command.ts';
import { cpuMs } from './cpu.ts';
import type { Guardian } from './guardian.ts';
import { killGroup } from './kill.ts';
import { BoundedOutput } from './output.ts';
import { listenerBehind } from './ports.ts';
import { reasonIn } from './reason.ts';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const LATE_OUTPUT_MS = 1_000;

export interface ProcessOptions {
  command: string;
  directory: string;
  env: NodeJS.ProcessEnv;
  guardian: Guardian;
}

/** Um servidor qualquer, visto de fora: um grupo de processos com saída limitada e fim certo. */
export class ServerProcess {
  readonly stdout = new BoundedOutput();
  readonly stderr = new BoundedOutput();
  readonly pid: number;
  readonly exited: Promise<Exit>;
  exit: Exit | undefined;
  readonly #child: ChildProcess;
  readonly #guardian: Guardian;

  private constructor(child: ChildProcess, pid: number, guardian: Guardian) {
    this.#child = child;
    this.#guardian = guardian;
    this.pid = pid;
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.stdout.push(chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => this.stderr.push(chunk));
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        const exit = { code, signal };
        this.exit = exit;
        // A saída pode chegar depois do fim do processo; um neto que herdou o pipe a deixaria aberta para sempre.
        const timer = setTimeout(() => resolve(exit), LATE_OUTPUT_MS);
        child.once('close', () => {
          clearTimeout(timer);
          resolve(exit);
        });
      });
    });
  }

  /** @throws StartFailure quando o programa do comando não existe ou não pode ser executado. */
  static async start(options: ProcessOptions): Promise<ServerProcess> {
    const { program, args } = parseCommand(options.command);
    // No Windows, npm e npx são arquivos .cmd e só o shell os executa; ele separa o comando e entende as aspas dele.
    const shell = process.platform === 'win32';
    const child = spawn(shell ? options.command : program, shell ? [] : args, {
      cwd: options.directory,
      env: options.env,
      // Grupo próprio: um sinal negativo alcança também os netos.
      detached: !shell,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      await once(child, 'spawn');
    } catch (error) {
      throw new StartFailure(cannotRun(options, error));
    }
    const pid = child.pid ?? 0;
    options.guardian.watch(pid);
    return new ServerProcess(child, pid, options.guardian);
  }

  /** O erro que a saída de erro conta; sem um, as últimas linhas das duas saídas. */
  lastLines(count = 8): string[] {
    const reason = reasonIn(this.stderr.lines(), count);
    if (reason !== undefined) return reason;
    return [...this.stdout.last(count), ...this.stderr.last(count)].slice(-count);
  }

  /** Quem escuta a porta, se não for o processo que recebe os sinais. */
  listenerBehind(port: number): { pid: number; name: string } | undefined {
    return listenerBehind(this.pid, port);
  }

  /** Processador gasto até agora pelo grupo inteiro, em ms. Só para tarefas com `needs: ['cpu']`. */
  cpuMs(): number {
    return cpuMs(this.pid);
  }

  /** Envia o sinal só ao líder, como faz um orquestrador. */
  signal(signal: NodeJS.Signals): void {
    if (this.exit === undefined) this.#child.kill(signal);
  }

  /** Espera o fim por até `ms`; `undefined` quando o processo continua de pé. */
  async waitExit(ms: number): Promise<Exit | undefined> {
    const timer = new AbortController();
    const late = delay(ms, undefined, { signal: timer.signal }).catch(() => undefined);
    const exit = await Promise.race([this.exited, late]);
    timer.abort();
    return exit ?? undefined;
  }

  /** Mata o grupo inteiro, sem aviso, e espera o líder sumir. */
  async kill(): Promise<void> {
    killGroup(this.pid);
    await this.exited;
    this.#guardian.forget(this.pid);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }
}

function cannotRun({ command, directory }: ProcessOptions, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code ?? 'desconhecido';
  return {
    expected: 'um comando que a máquina consiga executar',
    got: `o comando não pôde ser executado (${code}): ${command}`,
    where: `pasta ${directory}`,
  };
}
