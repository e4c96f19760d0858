import type { EnvReader } from './env.ts';

/** O que a configuração ganha nesta etapa. Durações em segundos. */
export interface AuthConfig {
  /** De onde derivam as chaves que selam o que não pode ficar em claro no banco. 32 caracteres ou mais. */
  appSecret: string | undefined;
  /** Validade de uma sessão de navegador, renovada pelo uso. */
  sessionTtlSeconds: number;
  accessTokenTtlSeconds: number;
  /** Validade de uma família de tokens, renovada pelo uso. */
  refreshTtlSeconds: number;
  /** Por quanto tempo repetir um refresh token já trocado dá o mesmo sucessor; 0 desliga. */
  refreshGraceSeconds: number;
  /** Idade em que a chave de assinar é trocada. */
  signingKeyTtlSeconds: number;
  /** Por quanto tempo uma prova de identidade vale para o que é perigoso. */
  stepUpTtlSeconds: number;
  passwordResetTtlSeconds: number;
  /** Senhas erradas por hora e por conta, de aparelhos que ela não conhece; 0 desliga. */
  accountFailuresPerHour: number;
  /** A conta com este e-mail recebe o papel admin. */
  adminEmail: string | undefined;
  /** O provedor externo, se há um. */
  externalOidc: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
}

const DAY = 86_400;
const YEAR = 366 * DAY;
const MIN_SECRET = 32;

export function readAuthConfig(env: EnvReader, publicUrl: string): AuthConfig {
  const { integer, maybe } = env;
  const appSecret = maybe('APP_SECRET');
  if (appSecret === undefined && !isLocal(publicUrl))
    env.problems.push('APP_SECRET: falta, e é obrigatória fora desta máquina.');
  if (appSecret !== undefined && appSecret.length < MIN_SECRET)
    env.problems.push(`APP_SECRET: use ${MIN_SECRET} caracteres ou mais, sorteados.`);
  return {
    appSecret,
    sessionTtlSeconds: integer('SESSION_TTL_SECONDS', 30 * DAY, YEAR),
    accessTokenTtlSeconds: integer('ACCESS_TOKEN_TTL_SECONDS', 300, DAY),
    refreshTtlSeconds: integer('REFRESH_TTL_SECONDS', 30 * DAY, YEAR),
    refreshGraceSeconds: integer('REFRESH_GRACE_SECONDS', 10, 300),
    signingKeyTtlSeconds: integer('SIGNING_KEY_TTL_SECONDS', 30 * DAY, YEAR),
    stepUpTtlSeconds: integer('STEP_UP_TTL_SECONDS', 300, DAY),
    passwordResetTtlSeconds: integer('PASSWORD_RESET_TTL_SECONDS', 1_800, DAY),
    accountFailuresPerHour: integer('ACCOUNT_FAILURES_PER_HOUR', 50, 10_000),
    adminEmail: maybe('ADMIN_EMAIL'),
    externalOidc: maybe('EXTERNAL_OIDC_ISSUER') === undefined ? undefined : externalOidc(env),
  };
}

const externalOidc = ({ address, text }: EnvReader) => ({
  issuer: address('EXTERNAL_OIDC_ISSUER', '', ['http:', 'https:']),
  clientId: text('EXTERNAL_OIDC_CLIENT_ID', ''),
  clientSecret: text('EXTERNAL_OIDC_CLIENT_SECRET', ''),
  name: text('EXTERNAL_OIDC_NAME', 'provedor externo'),
});

/** O endereço é desta máquina? Fora dela, cada servidor sortearia o seu segredo, e um não abriria o que o outro selou. */
function isLocal(publicUrl: string): boolean {
  const { hostname } = URL.canParse(publicUrl) ? new URL(publicUrl) : { hostname: '' };
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
