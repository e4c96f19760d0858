import { readFileSync } from 'node:fs';
import { choosePort } from '../process/ports.ts';
import { type ProcessSpec, type Supervised, supervise } from '../process/supervise.ts';
import type { Rank } from '../process/teardown.ts';
import type { StackContext } from './context.ts';

const ATTEMPTS = 5;

/** Inicia um processo supervisionado e o registra para a parada. */
export async function startProcess(
  context: StackContext,
  rank: Rank,
  spec: ProcessSpec,
): Promise<Supervised> {
  const running = await supervise(spec, context.events, context.signal);
  await context.teardown.add(rank, running.stop);
  context.pids.set(spec.name, running.pid);
  return running;
}

/**
 * Inicia um servidor na porta preferida ou na próxima livre. Entre olhar a porta e escutar nela outro
 * programa pode tomá-la: nesse caso tenta a seguinte.
 * @returns a porta em que ficou
 */
export async function startServer(
  context: StackContext,
  preferred: number,
  specFor: (port: number) => ProcessSpec,
): Promise<number> {
  let from = preferred;
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(from);
    const spec = specFor(port);
    try {
      await startProcess(context, 'frente', spec);
      return port;
    } catch (error) {
      if (attempt >= ATTEMPTS || !portWasTaken(spec.logFile)) throw error;
      from = port + 1;
    }
  }
}

function portWasTaken(logFile: string): boolean {
  try {
    return readFileSync(logFile, 'utf8').includes('EADDRINUSE');
  } catch {
    return false;
  }
}
