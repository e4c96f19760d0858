import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type GuardedExit, type GuardedProcess, spawnGuarded } from '@trilha/services';
import { StepFailure } from '../../boot/failure.mjs';
import { waitReady } from './readiness.ts';
import { restartDelay } from './restart-policy.ts';

export interface ProcessSpec {
  name: string;
  /** Argumentos do Node. */
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** Responde 200 quando o processo está pronto; sem ele, estar vivo basta. */
  readyUrl?: string;
  logFile: string;
  /** Prazo da parada ordenada, em ms; depois dele, SIGKILL. */
  killAfterMs: number;
}

export interface ProcessEvents {
  /** Caiu e será reerguido em `delayMs`. */
  crashed(spec: ProcessSpec, exit: GuardedExit, delayMs: number): void;
  recovered(spec: ProcessSpec, pid: number): void;
  /** Caiu vezes demais. */
  gaveUp(spec: ProcessSpec, exit: GuardedExit): void;
}

export interface Supervised {
  readonly name: string;
  pid(): number;
  /** Para com o sinal ordenado; quem não sai no prazo é morto. */
  stop(): Promise<void>;
}

/**
 * Inicia um processo, espera que fique pronto e o mantém de pé.
 * @param signal interrompe a espera inicial; depois dela, quem para é `stop`
 * @throws StepFailure quando ele não fica pronto na primeira vez
 */
export async function supervise(
  spec: ProcessSpec,
  events: ProcessEvents,
  signal: AbortSignal,
): Promise<Supervised> {
  rmSync(spec.logFile, { force: true });
  const stopping = new AbortController();
  let current = await launch(spec, signal);
  const watching = keepAlive();

  async function keepAlive(): Promise<void> {
    const crashes: number[] = [];
    for (;;) {
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      crashes.push(Date.now());
      const wait = restartDelay(crashes, Date.now());
      if (wait === undefined) return events.gaveUp(spec, exit);
      events.crashed(spec, exit, wait);
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      current = await spawnGuarded(process.execPath, spec.args, spec);
      if (await becameReady(current, spec, stopping.signal)) events.recovered(spec, current.pid);
      else await current.stop();
    }
  }

  return {
    name: spec.name,
    pid: () => current.pid,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}

async function launch(spec: ProcessSpec, signal: AbortSignal): Promise<GuardedProcess> {
  signal.throwIfAborted();
  const started = await spawnGuarded(process.execPath, spec.args, spec);
  if (await becameReady(started, spec, signal)) return started;
  await started.stop();
  signal.throwIfAborted();
  throw new StepFailure(`${spec.name} não ficou pronto.`, {
    code: 'NOT_READY',
    log: spec.logFile,
    hint: 'leia o log acima; se os dados locais estiverem estragados, `npm run resetar` recomeça do zero.',
  });
}

async function becameReady(target: GuardedProcess, spec: ProcessSpec, stop: AbortSignal): Promise<boolean> {
  if (spec.readyUrl === undefined) return true;
  const died = new AbortController();
  void target.exited.then(() => died.abort());
  return waitReady(spec.readyUrl, AbortSignal.any([died.signal, stop]));
}
