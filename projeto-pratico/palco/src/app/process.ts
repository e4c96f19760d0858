import { flushCompileCache } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Config, ConfigError, readProcessConfig } from './config.ts';
import { createLog } from './log.ts';

export interface RunningProcess {
  /** Deixa de se dizer pronto, mas segue atendendo. */
  drain?(): void;
  /** Encerra tudo o que abriu. */
  stop(): Promise<void>;
}

/**
 * Vida de um processo: lê a configuração, sobe, e ao receber SIGTERM ou SIGINT — ou perder o processo que o
 * criou — drena, para e sai com 0; estourado o prazo, sai com 1. Configuração recusada sai com 78.
 */
export async function runProcess(
  name: string,
  start: (config: Config, log: Logger) => Promise<RunningProcess>,
) {
  const config = readOrExit();
  const log = createLog(config.logLevel).child({ process: name });
  let running: RunningProcess | null = null;
  let leaving = false;
  const leave = (reason: string) => {
    if (leaving) return;
    leaving = true;
    log.info({ reason }, 'encerrando');
    // ainda subindo: nada foi aceito, então não há o que drenar
    if (!running) process.exit(0);
    setTimeout(() => {
      log.error({ graceMs: config.shutdownGraceMs }, 'o prazo de encerramento acabou');
      process.exit(1);
    }, config.shutdownGraceMs);
    void shutDown(running, config.drainMs, log);
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
  if (process.connected) process.on('disconnect', () => leave('o processo que nos criou saiu'));
  running = await start(config, log).catch((err: unknown) => {
    if (err instanceof ConfigError) refuse(err);
    log.fatal({ err }, 'não foi possível subir');
    process.exit(1);
  });
  // quem morre por kill -9 não grava o cache de NODE_COMPILE_CACHE ao sair: grava-se agora, já atendendo
  flushCompileCache();
}

async function shutDown(running: RunningProcess, drainMs: number, log: Logger): Promise<never> {
  try {
    if (running.drain) {
      running.drain();
      await wait(drainMs);
    }
    await running.stop();
    log.info('encerrado');
    process.exit(0);
  } catch (err) {
    log.error({ err }, 'o encerramento falhou');
    process.exit(1);
  }
}

function readOrExit(): Config {
  try {
    return readProcessConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return refuse(error);
  }
}

function refuse({ message, exitCode }: ConfigError): never {
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}
