import { type AuthConfig, readAuthConfig } from './auth-config.ts';
import { ConfigError, createEnvReader, type Env } from './env.ts';

/** Configuração validada de um processo. O resto do programa nunca lê `process.env`. */
export interface Config extends AuthConfig {
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

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const DAY_SECONDS = 86_400;

/** Lê o ambiente. @throws ConfigError com o nome de cada variável errada, e nunca com o valor dela. */
export function readConfig(variables: Env): Config {
  const env = createEnvReader(variables);
  const { text, integer, address } = env;
  const port = integer('PORT', 3000, 65_535);
  const publicUrl = address('PUBLIC_URL', `http://localhost:${port}`, ['http:', 'https:']);
  const config: Config = {
    port,
    host: text('HOST', '127.0.0.1'),
    databaseUrl: address('DATABASE_URL', '', ['postgres:', 'postgresql:']),
    logLevel: text('LOG_LEVEL', 'info'),
    shutdownGraceMs: integer('SHUTDOWN_GRACE_MS', 10_000, 600_000),
    storageDir: text('STORAGE_DIR', 'arquivos'),
    publicUrl,
    smtpUrl: env.maybe('SMTP_URL') && address('SMTP_URL', '', ['smtp:', 'smtps:']),
    emailTokenTtlSeconds: integer('EMAIL_TOKEN_TTL_SECONDS', DAY_SECONDS, 30 * DAY_SECONDS),
    attemptsPerMinute: integer('AUTH_ATTEMPTS_PER_MINUTE', 20, 10_000),
    ...readAuthConfig(env, publicUrl),
  };
  if (!LEVELS.includes(config.logLevel)) env.problems.push(`LOG_LEVEL: use um destes: ${LEVELS.join(', ')}.`);
  if (env.problems.length > 0) throw new ConfigError(env.problems);
  return config;
}
