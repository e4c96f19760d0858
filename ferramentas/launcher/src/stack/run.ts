import { explain } from '../../boot/failure.mjs';
import { createProgress } from '../../boot/progress.mjs';
import { claimInstance, claimWhenFree, type Instance, readState } from '../process/instance.ts';
import { onStopRequest } from '../process/signals.ts';
import { createTeardown } from '../process/teardown.ts';
import type { StackContext } from './context.ts';
import { processEvents } from './events.ts';
import { alreadyRunning, ready } from './messages.ts';
import type { Addresses } from './start-stack.ts';

/**
 * Vida de uma execução: toma o lugar, põe de pé, espera o pedido de parada, desfaz na ordem.
 * Códigos de saída: 0 para parada pedida ou execução já de pé (o que se pediu é verdade), 1 para falha,
 * 130 para parada forçada.
 * @param thenStop o que fazer com tudo de pé, antes de encerrar; sem ela, fica de pé até pedirem a parada
 */
export async function runStack(
  start: (context: StackContext) => Promise<Addresses>,
  thenStop?: (addresses: Addresses) => Promise<void>,
): Promise<void> {
  const instance = claimInstance() ?? (await waitForTurn());
  if (instance === undefined) {
    process.stdout.write(alreadyRunning());
    return;
  }
  const lifetime = createLifetime(instance);
  try {
    const addresses = await start(lifetime.context);
    lifetime.context.signal.throwIfAborted();
    instance.publish(stateOf(lifetime.context, addresses));
    process.stdout.write(ready(addresses));
    if (thenStop) {
      await thenStop(addresses);
      await lifetime.finish(0);
    }
  } catch (error) {
    if (!lifetime.context.signal.aborted) lifetime.context.fail(error);
  }
}

function waitForTurn(): Promise<Instance | undefined> {
  if (readState() !== undefined) return Promise.resolve(undefined);
  const wait = () => claimWhenFree();
  return createProgress().step('Espera outro comando, que está iniciando ou encerrando', wait);
}

function createLifetime(instance: Instance) {
  const progress = createProgress();
  const teardown = createTeardown();
  const stopping = new AbortController();
  // Segura o Node de pé: os filhos são desligados do laço de eventos para não o segurarem por engano.
  const alive = setInterval(() => {}, 2 ** 30);

  async function finish(code: number): Promise<void> {
    stopping.abort();
    instance.withdraw();
    await progress.step('Encerrando', () => teardown.run());
    instance.release();
    clearInterval(alive);
    process.exit(code);
  }
  const fail = (error: unknown) => {
    if (stopping.signal.aborted) return;
    process.stderr.write(explain(error));
    void finish(1);
  };
  onStopRequest(
    () => {
      if (!stopping.signal.aborted) void finish(0);
    },
    () => {
      killNow(context);
      process.exit(130);
    },
  );
  const context: StackContext = {
    progress,
    teardown,
    signal: stopping.signal,
    events: processEvents(progress, fail),
    fail,
    pids: new Map(),
  };
  return { context, finish };
}

/** O banco fica de fora: o guardião o encerra em ordem quando sairmos, e matá-lo só atrasaria a volta. */
function killNow({ pids }: StackContext): void {
  for (const [name, pid] of pids) {
    const target = pid();
    if (name === 'postgres' || target === undefined) continue;
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Já tinha saído.
    }
  }
}

function stateOf(context: StackContext, addresses: Addresses) {
  const processes: Record<string, number> = {};
  for (const [name, pid] of context.pids) processes[name] = pid() ?? 0;
  return { pid: process.pid, startedAt: new Date().toISOString(), addresses, processes };
}
