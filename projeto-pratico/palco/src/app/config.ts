import { type Variable, type VariableName, variables } from './config-variables.ts';

/** Configuração validada de um processo. Tempos em milissegundos ou segundos, como diz o nome. */
export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  databasePoolMax: number;
  storageDir: string;
  publicUrl: string;
  smtpUrl: string | null;
  mailFrom: string;
  emailTokenTtlSeconds: number;
  webDir: string | null;
  ffmpegPath: string | null;
  ffprobePath: string | null;
  logLevel: string;
  shutdownGraceMs: number;
  drainMs: number;
  sessionTtlSeconds: number;
  /** Segredo da instalação; `null` para sortear um, só nesta máquina. */
  appSecret: string | null;
  accessTokenTtlSeconds: number;
  refreshTtlSeconds: number;
  refreshGraceSeconds: number;
  signingKeyTtlSeconds: number;
  stepUpTtlSeconds: number;
  authAttemptsPerMinute: number;
  accountFailuresPerHour: number;
  passwordResetTtlSeconds: number;
  /** E-mail da conta que nasce admin. */
  adminEmail: string | null;
  /** O provedor de fora com que as pessoas podem entrar. */
  externalOidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  /** Endereços e redes dos proxies em que se confia; `null` para nenhum. */
  trustProxy: string[] | null;
  scheduleMinSeconds: number;
  pollMinSeconds: number;
  idempotencyTtlSeconds: number;
  uploadMaxBytes: number;
  uploadQuotaBytes: number;
  uploadsAtOnce: number;
  videosInQueue: number;
  videoMaxSeconds: number;
  ffmpegMemoryMb: number;
  workerConcurrency: number;
  upTo: number;
}

/** Configuração recusada. A mensagem nunca traz o valor, que pode ser um segredo. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  /** `EX_CONFIG` de sysexits.h: quem supervisiona distingue de uma queda e não insiste. */
  readonly exitCode = 78;
  readonly problems: readonly string[];

  constructor(problems: string[]) {
    super(`A configuração não pode ser aceita:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** O ambiente deste processo: `app/config.ts` é o único arquivo do Palco que o lê. */
export function readProcessConfig(): Config {
  return readConfig(process.env);
}

/** O que um programa externo herda daqui: onde achar outros programas e as bibliotecas dele, e mais nada. */
export function toolEnvironment(): Record<string, string> {
  const { PATH = '', LD_LIBRARY_PATH } = process.env;
  return LD_LIBRARY_PATH ? { PATH, LD_LIBRARY_PATH } : { PATH };
}

/**
 * Valida um ambiente.
 * @throws ConfigError com todos os problemas de uma vez, cada um com o nome da variável e um exemplo.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const read = (name: VariableName) => readVariable(name, env[name], problems);
  const text = (name: VariableName) => read(name) as string;
  const maybe = (name: VariableName) => read(name) as string | null;
  const number = (name: VariableName) => read(name) as number;
  const publicUrl = maybe('PUBLIC_URL') ?? `http://localhost:${env.PORT || variables.PORT.fallback}`;
  const config: Config = {
    port: number('PORT'),
    host: text('HOST'),
    databaseUrl: text('DATABASE_URL'),
    databasePoolMax: number('DATABASE_POOL_MAX'),
    storageDir: text('STORAGE_DIR'),
    publicUrl,
    smtpUrl: maybe('SMTP_URL'),
    mailFrom: maybe('MAIL_FROM') ?? `Palco <nao-responda@${hostOf(publicUrl)}>`,
    emailTokenTtlSeconds: number('EMAIL_TOKEN_TTL_SECONDS'),
    webDir: maybe('WEB_DIR'),
    ffmpegPath: maybe('FFMPEG_PATH'),
    ffprobePath: maybe('FFPROBE_PATH'),
    logLevel: text('LOG_LEVEL'),
    shutdownGraceMs: number('SHUTDOWN_GRACE_MS'),
    drainMs: number('DRAIN_MS'),
    sessionTtlSeconds: number('SESSION_TTL_SECONDS'),
    appSecret: maybe('APP_SECRET'),
    accessTokenTtlSeconds: number('ACCESS_TOKEN_TTL_SECONDS'),
    refreshTtlSeconds: number('REFRESH_TTL_SECONDS'),
    refreshGraceSeconds: number('REFRESH_GRACE_SECONDS'),
    signingKeyTtlSeconds: number('SIGNING_KEY_TTL_SECONDS'),
    stepUpTtlSeconds: number('STEP_UP_TTL_SECONDS'),
    authAttemptsPerMinute: number('AUTH_ATTEMPTS_PER_MINUTE'),
    accountFailuresPerHour: number('ACCOUNT_FAILURES_PER_HOUR'),
    passwordResetTtlSeconds: number('PASSWORD_RESET_TTL_SECONDS'),
    adminEmail: maybe('ADMIN_EMAIL'),
    externalOidc: externalOidc(maybe, problems),
    trustProxy:
      maybe('TRUST_PROXY')
        ?.split(',')
        .map((one) => one.trim()) ?? null,
    scheduleMinSeconds: number('SCHEDULE_MIN_SECONDS'),
    pollMinSeconds: number('POLL_MIN_SECONDS'),
    idempotencyTtlSeconds: number('IDEMPOTENCY_TTL_SECONDS'),
    uploadMaxBytes: number('UPLOAD_MAX_BYTES'),
    uploadQuotaBytes: number('UPLOAD_QUOTA_BYTES'),
    uploadsAtOnce: number('UPLOADS_AT_ONCE'),
    videosInQueue: number('VIDEOS_IN_QUEUE'),
    videoMaxSeconds: number('VIDEO_MAX_SECONDS'),
    ffmpegMemoryMb: number('FFMPEG_MEMORY_MB'),
    workerConcurrency: number('WORKER_CONCURRENCY'),
    upTo: number('UP_TO'),
  };
  checkTogether(config, env, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function readVariable(name: VariableName, given: string | undefined, problems: string[]) {
  const variable: Variable = variables[name];
  // vazio conta como ausente: é o que `VAR= comando` e muitos orquestradores produzem
  const text = given === undefined || given === '' ? variable.fallback : given;
  if (text === null) {
    if (variable.required) problems.push(explain(name, 'falta'));
    return null;
  }
  const value = variable.read(text);
  if (value === null) problems.push(explain(name, 'o valor não serve'));
  return value;
}

/** Problema de uma variável, com o que ela espera e um exemplo. */
export function explain(name: VariableName, what: string): string {
  const { expects, example } = variables[name];
  return `${name}: ${what}; deve ser ${expects}. Exemplo: ${name}=${example}`;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : 'localhost');

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** O endereço que as pessoas digitam é desta máquina: ninguém de fora usa este Palco. */
export const isLocal = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean =>
  LOCAL_HOSTS.has(hostOf(publicUrl));

/** As quatro variáveis andam juntas: meio provedor só falharia na primeira pessoa. */
function externalOidc(
  read: (name: VariableName) => string | null,
  problems: string[],
): Config['externalOidc'] {
  const names = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME'].map((end) => `EXTERNAL_OIDC_${end}`);
  const [issuer, clientId, clientSecret, name] = (names as VariableName[]).map(read);
  if (issuer?.startsWith('http:') && !LOCAL_HOSTS.has(hostOf(issuer)))
    problems.push(explain('EXTERNAL_OIDC_ISSUER', 'é http, e não é desta máquina'));
  if (issuer && clientId && clientSecret && name) return { issuer, clientId, clientSecret, name };
  if (!issuer && !clientId && !clientSecret && !name) return null;
  problems.push('EXTERNAL_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET e _NAME: dê as quatro, ou nenhuma');
  return null;
}

function checkTogether(config: Config, env: Record<string, string | undefined>, problems: string[]): void {
  if (typeof config.databaseUrl === 'string' && env.DATABASE_URL && !URL.canParse(config.databaseUrl)) {
    problems.push(explain('DATABASE_URL', 'o endereço não pode ser lido'));
  }
  if (config.drainMs >= config.shutdownGraceMs) {
    problems.push(explain('DRAIN_MS', 'é maior que o prazo inteiro de encerramento (SHUTDOWN_GRACE_MS)'));
  }
}
