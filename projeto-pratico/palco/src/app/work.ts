import type { Logger } from 'pino';
import { type Building, need } from './building.ts';
import type { Config } from './config.ts';
import type { RunningProcess } from './process.ts';
import { raise } from './raise.ts';
import { FIRST_STAGE_WITH_JOBS } from './stages.ts';

const CHORES_EVERY_MS = 3_600_000;
/** Conexões além das tarefas: escuta, trava de vida, ronda e as escritas de cada tarefa. */
const EXTRA_CONNECTIONS = 4;

/** Põe o worker para trabalhar: tarefas da fila e, de hora em hora, a faxina. */
export async function work(config: Config, log: Logger): Promise<RunningProcess> {
  if (config.upTo < FIRST_STAGE_WITH_JOBS)
    throw new Error('Antes da etapa 05 não há tarefas: o worker não tem o que fazer.');
  const databasePoolMax = Math.max(config.databasePoolMax, config.workerConcurrency * 2 + EXTRA_CONNECTIONS);
  const building = raise({ config: { ...config, databasePoolMax }, log });
  const worker = await need(building, 'jobs').work({
    handlers: building.handlers,
    concurrency: config.workerConcurrency,
    stopTimeoutMs: Math.floor(config.shutdownGraceMs / 2),
  });
  log.info({ tasks: Object.keys(building.handlers) }, 'worker à espera de tarefas');
  const chores = setInterval(() => void doChores(building, log), CHORES_EVERY_MS);
  void doChores(building, log);
  return {
    async stop() {
      clearInterval(chores);
      await worker.stop();
      await building.db.close();
    },
  };
}

async function doChores({ chores }: Building, log: Logger): Promise<void> {
  for (const chore of chores) {
    try {
      log.debug({ removed: await chore() }, 'limpeza feita');
    } catch (err) {
      log.warn({ err }, 'a limpeza falhou');
    }
  }
}
