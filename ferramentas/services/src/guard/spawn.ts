import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { announce, forget, settle, TAG_VARIABLE } from './guardian.ts';

export interface GuardedOptions {
  cwd?: string;
  /** Ambiente completo do processo. Padrão: o do pai. */
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Arquivo que recebe saída e erros, por acréscimo. Sem ele, a saída é descartada ou vai por `pipe`. */
  logFile?: string;
  /** Entrega `child.stdout` e `child.stderr` por pipes em vez de arquivo. */
  pipe?: boolean;
  /** Sinal da parada ordenada. Padrão: SIGTERM. */
  stopSignal?: NodeJS.Signals;
  /** Tempo em ms entre o sinal e o SIGKILL. Padrão: 5000. */
  killAfterMs?: number;
  /** Se verdadeiro, o processo segura o Node de pé. Padrão: falso. */
  ref?: boolean;
}

export interface GuardedExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess extends AsyncDisposable {
  child: ChildProcess;
  pid: number;
  /** Resolve quando o processo termina; nunca rejeita. */
  exited: Promise<GuardedExit>;
  /** Pede a parada, insiste com SIGKILL depois do prazo e espera o fim. */
  stop(): Promise<GuardedExit>;
}

/**
 * Inicia um processo que morre com este, inclusive quando este recebe `kill -9`.
 * Ele lidera um grupo próprio: quando termina, o que restar do grupo recebe SIGKILL.
 * @throws Error do sistema (`ENOENT`, `EACCES`…) quando o programa não pode ser executado.
 */
export async function spawnGuarded(
  command: string,
  args: readonly string[],
  options: GuardedOptions = {},
): Promise<GuardedProcess> {
  const { stopSignal = 'SIGTERM', killAfterMs = 5000, ref = false } = options;
  const plan = { signal: stopSignal, killAfterMs };
  const tag = announce(plan);
  const child = start(command, args, options, tag);
  const { pid } = child;
  settle(tag, pid, plan);
  if (pid === undefined) throw await new Promise((resolve) => child.once('error', resolve));
  child.on('error', () => {});
  const exited = new Promise<GuardedExit>((resolve) => {
    child.once('exit', (code, signal) => {
      killGroup(pid);
      forget(pid);
      resolve({ code, signal });
    });
  });
  if (!ref) unref(child);
  const stop = () => stopChild(child, exited, stopSignal, killAfterMs);
  return { child, pid, exited, stop, [Symbol.asyncDispose]: async () => void (await stop()) };
}

function start(command: string, args: readonly string[], options: GuardedOptions, tag: string): ChildProcess {
  const { cwd, env = process.env, uid, gid, logFile, pipe } = options;
  if (logFile !== undefined) mkdirSync(dirname(logFile), { recursive: true });
  const output = logFile === undefined ? (pipe === true ? 'pipe' : 'ignore') : openSync(logFile, 'a');
  try {
    return spawn(command, args, {
      stdio: ['ignore', output, output],
      detached: process.platform !== 'win32',
      windowsHide: true,
      env: { ...env, [TAG_VARIABLE]: tag },
      ...(cwd === undefined ? {} : { cwd }),
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    });
  } finally {
    if (typeof output === 'number') closeSync(output);
  }
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<GuardedExit>,
  signal: NodeJS.Signals,
  killAfterMs: number,
): Promise<GuardedExit> {
  // Quem espera a parada precisa do Node de pé até ela acontecer.
  child.ref();
  child.kill(signal);
  const timeout = new AbortController();
  const late = delay(killAfterMs, 'late', { signal: timeout.signal }).catch(() => 'aborted');
  if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
  timeout.abort();
  return exited;
}

function killGroup(pid: number): void {
  if (process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {}
}

function unref(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}
