/** Configuração validada de um processo. O resto do programa nunca lê `process.env`. */
export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  logLevel: string;
  /** Prazo para encerrar, em milissegundos. */
  shutdownGraceMs: number;
  /** Onde ficam os retratos. */
  storageDir: string;
  /** Endereço que as pessoas digitam; vai nos links dos e-mails. */
  publicUrl: string;
  /** Servidor de e-mail. Sem ele, as mensagens esperam na tabela. */
  smtpUrl: string | undefined;
  /** Validade do link de confirmação, do pedido de conta e do nome que ele segura. */
  emailTokenTtlSeconds: number;
  /** Cadastros e senhas erradas por minuto, por endereço de rede; 0 desliga. */
  attemptsPerMinute: number;
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

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const DAY_SECONDS = 86_400;

/** Lê o ambiente. @throws ConfigError com o nome de cada variável errada, e nunca com o valor dela. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const text = (name: string, fallback: string) => env[name] || fallback;
  const integer = (name: string, fallback: number, max: number) => {
    const written = text(name, String(fallback));
    const value = Number(written);
    if (/^\d{1,9}$/u.test(written) && value <= max) return value;
    problems.push(`${name}: use um número inteiro de 0 a ${max}.`);
    return fallback;
  };
  const address = (name: string, fallback: string, protocols: string[]) => {
    const written = text(name, fallback);
    if (!URL.canParse(written) || !protocols.includes(new URL(written).protocol))
      problems.push(`${name}: use um endereço que comece com ${protocols.join(' ou ')}//`);
    return written;
  };
  const port = integer('PORT', 3000, 65_535);
  const config: Config = {
    port,
    host: text('HOST', '127.0.0.1'),
    databaseUrl: address('DATABASE_URL', '', ['postgres:', 'postgresql:']),
    logLevel: text('LOG_LEVEL', 'info'),
    shutdownGraceMs: integer('SHUTDOWN_GRACE_MS', 10_000, 600_000),
    storageDir: text('STORAGE_DIR', 'arquivos'),
    publicUrl: address('PUBLIC_URL', `http://localhost:${port}`, ['http:', 'https:']),
    smtpUrl: env.SMTP_URL ? address('SMTP_URL', '', ['smtp:', 'smtps:']) : undefined,
    emailTokenTtlSeconds: integer('EMAIL_TOKEN_TTL_SECONDS', DAY_SECONDS, 30 * DAY_SECONDS),
    attemptsPerMinute: integer('AUTH_ATTEMPTS_PER_MINUTE', 20, 10_000),
  };
  if (!LEVELS.includes(config.logLevel)) problems.push(`LOG_LEVEL: use um destes: ${LEVELS.join(', ')}.`);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
