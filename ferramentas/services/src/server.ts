import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ephemeralPath } from './ephemeral.ts';
import { describeError, ServiceStartError } from './errors.ts';
import { type GuardedProcess, spawnGuarded } from './guard/spawn.ts';
import { freePort } from './ports.ts';
import { runningAt, urlFromEnv } from './resolve/env.ts';
import { diagnoseProgram, resolveProgram } from './resolve/program.ts';
import type { ProgramSpec } from './resolve/spec.ts';
import type { Binary, RunningService, ServiceDefinition } from './types.ts';
import { waitFor } from './wait.ts';

/** Onde e como uma execução do servidor acontece. */
interface Place {
  port: number;
  /** Pasta vazia só desta execução. */
  dir: string;
  /** Nome único, para o servidor se identificar. */
  id: string;
}

export interface ServerSpec {
  /** Variável com o endereço de um servidor que já existe. */
  urlVar: string;
  /** O nome do programa é o do serviço. */
  program: ProgramSpec;
  args(place: Place): string[];
  url(place: Place): string;
  /**
   * Verdadeiro quando o servidor *deste* processo responde. Outro pode ter tomado a porta entre a escolha
   * e o uso: a resposta deve provar a identidade (pelo `pid`, pelo `id` ou pelo log).
   */
  ready(place: Place, running: { pid: number; log(): Promise<string> }): Promise<boolean>;
  stopSignal?: NodeJS.Signals;
}

export interface ServerOptions {
  /** Porta TCP. Padrão: uma livre. */
  port?: number;
  /** Argumentos a mais para o servidor. */
  args?: string[];
}

const READY_DEADLINE_MS = 30_000;

/** Um serviço do registro a partir da descrição de um servidor comum: programa, argumentos e prontidão. */
export function server(spec: ServerSpec): ServiceDefinition<ServerOptions> {
  return {
    name: spec.program.name,
    enables: spec.program.enables,
    async start(options = {}) {
      const url = urlFromEnv(spec.urlVar);
      if (url !== undefined) return runningAt(spec.program.name, spec.urlVar, url);
      return startOnSomePort(spec, await resolveProgram(spec.program), options);
    },
    async diagnose() {
      const url = urlFromEnv(spec.urlVar);
      const found = await diagnoseProgram(spec.program);
      if (url === undefined) return found;
      return { ...found, status: 'available', source: 'env', where: spec.urlVar, reasons: [] };
    },
  };
}

async function startOnSomePort(
  spec: ServerSpec,
  program: Binary,
  options: ServerOptions,
): Promise<RunningService> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      return await startAt(spec, program, port, options.args ?? []);
    } catch (error) {
      const portTaken = error instanceof ServiceStartError && /address (already )?in use/i.test(error.log);
      if (!portTaken || options.port !== undefined || attempt === 5) throw error;
    }
  }
}

async function startAt(
  spec: ServerSpec,
  program: Binary,
  port: number,
  extra: string[],
): Promise<RunningService> {
  const { path: dir, remove } = ephemeralPath(spec.program.name);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const place: Place = { port, dir, id: `trilha-${randomBytes(6).toString('hex')}` };
  const logFile = join(dir, 'servidor.log');
  const log = () => readFile(logFile, 'utf8').catch(() => '');
  const launched = await spawnGuarded(program.path, [...spec.args(place), ...extra], {
    cwd: dir,
    env: { ...process.env, ...program.env },
    logFile,
    ...(spec.stopSignal === undefined ? {} : { stopSignal: spec.stopSignal }),
  });
  try {
    await untilReady(spec, place, launched, log);
  } catch (error) {
    await launched.stop();
    const written = await log();
    await remove();
    throw new ServiceStartError(spec.program.name, describeError(error), written);
  }
  return running(spec, program, spec.url(place), async () => {
    await launched.stop();
    await remove();
  });
}

async function untilReady(
  spec: ServerSpec,
  place: Place,
  launched: GuardedProcess,
  log: () => Promise<string>,
): Promise<void> {
  const probe = async () => {
    if (launched.child.exitCode !== null || launched.child.signalCode !== null) {
      throw new Error('o processo terminou antes de ficar pronto');
    }
    return (await spec.ready(place, { pid: launched.pid, log })) ? true : undefined;
  };
  await waitFor(probe, { deadlineMs: READY_DEADLINE_MS, what: `${spec.program.name} pronto` });
}

function running(spec: ServerSpec, program: Binary, url: string, close: () => Promise<void>): RunningService {
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= close();
    return stopped;
  };
  const { version, source } = program;
  return {
    name: spec.program.name,
    url,
    version,
    source,
    env: { [spec.urlVar]: url },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
