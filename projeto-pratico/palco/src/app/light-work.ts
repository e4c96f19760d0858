import type { RunningWorker } from '#ports/jobs/port.ts';
import type { Building } from './building.ts';
import { startChores } from './chores.ts';

/** Mensagens esperam a rede, não o processador: quatro de cada vez. */
const AT_ONCE = 4;

/**
 * Faz no processo que atende as tarefas que custam pouco, para que um só processo baste a quem começa: mensagens saem
 * e a faxina passa sem worker. Com workers ao lado, dividem a mesma fila.
 */
export async function startLightWork(building: Building): Promise<RunningWorker | null> {
  const { jobs } = building.doors;
  const handlers = Object.entries(building.handlers).filter(([, handler]) => handler.light);
  if (!jobs || handlers.length === 0) return null;
  const worker = await jobs.work({
    handlers: Object.fromEntries(handlers),
    concurrency: AT_ONCE,
    stopTimeoutMs: Math.floor(building.config.shutdownGraceMs / 2),
  });
  const chores = startChores(building);
  return {
    async stop() {
      await chores.stop();
      await worker.stop();
    },
  };
}
