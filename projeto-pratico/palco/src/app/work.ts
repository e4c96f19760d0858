import type { Logger } from 'pino';
import { need } from './building.ts';
import { startChores } from './chores.ts';
import type { Config } from './config.ts';
import type { RunningProcess } from './process.ts';
import { raise } from './raise.ts';
import { FIRST_STAGE_WITH_JOBS } from './stages.ts';

/** Conexões além das tarefas: escuta, trava de vida, ronda e as escritas de cada tarefa. */
const EXTRA_CONNECTIONS = 4;

/** Põe o worker para trabalhar: tarefas da fila e, de hora em hora, a faxina. */
export async function work(config: Config, log: Logger): Promise<RunningProcess> {
  if (config.upTo < FIRST_STAGE_WITH_JOBS)
    throw new Error('Antes da etapa 02 não há tarefas: o worker não tem o que fazer.');
  const databasePoolMax = Math.max(config.databasePoolMax, config.workerConcurrency * 2 + EXTRA_CONNECTIONS);
  const building = raise({ config: { ...config, databasePoolMax }, log });
  const worker = await need(building, 'jobs').work({
    handlers: building.handlers,
    concurrency: config.workerConcurrency,
    stopTimeoutMs: Math.floor(config.shutdownGraceMs / 2),
  });
  log.info({ tasks: Object.keys(building.handlers) }, 'worker à espera de tarefas');
  const chores = startChores(building);
  return {
    async stop() {
      await chores.stop();
      await worker.stop();
      await building.db.close();
    },
  };
}
