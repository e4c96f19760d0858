import { join } from 'node:path';

export interface ServerConfig {
  /** 0 escolhe uma porta livre. */
  port: number;
  /** O site construído. */
  webDir: string;
}

/** Lê o ambiente do servidor. @throws Error se `PORT` não for uma porta. */
export function readConfig(env: NodeJS.ProcessEnv): ServerConfig {
  const port = Number(env.PORT ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT deve ser um número de 0 a 65535, e veio “${env.PORT}”.`);
  return { port, webDir: env.TRILHA_WEB_DIR ?? join(import.meta.dirname, '../web/dist') };
}
