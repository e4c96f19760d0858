/** Configuração validada de um processo. O resto do programa nunca lê `process.env`. */
export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  logLevel: string;
  /** Prazo para encerrar, em milissegundos. */
  shutdownGraceMs: number;
}

/** Configuração recusada, com um problema por variável. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: string[]) {
    super(`A configuração não pode ser aceita:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Lê o ambiente.
 *
 * TODO (configuração): por enquanto aceita qualquer coisa. Valide tudo, junte os problemas em uma
 * lista e lance ConfigError com o nome de cada variável errada — nunca com o valor dela.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  return {
    port: Number(env.PORT ?? 3000),
    host: env.HOST ?? '127.0.0.1',
    databaseUrl: env.DATABASE_URL ?? '',
    logLevel: env.LOG_LEVEL ?? 'info',
    shutdownGraceMs: Number(env.SHUTDOWN_GRACE_MS ?? 10_000),
  };
}
