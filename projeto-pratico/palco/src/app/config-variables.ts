import { isIP } from 'node:net';
import { join } from 'node:path';

/** Uma variável de ambiente: o que aceita, o que vale sem ela e como explicar quando está errada. */
export interface Variable {
  /** O valor que o texto do ambiente quer dizer, ou `null` se ele não serve. */
  read: (text: string) => string | number | null;
  /** Texto usado na falta da variável; `null` quando pode ficar ausente. */
  fallback: string | null;
  /** Sem ela o processo não sobe. */
  required?: true;
  /** O que se espera, em português, para completar "deve ser …". */
  expects: string;
  example: string;
  purpose: string;
}

const integer = (minimum: number, maximum: number) => ({
  read: (text: string) => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= minimum && value <= maximum ? value : null;
  },
  expects: `um número inteiro de ${minimum} a ${maximum}`,
});
const text = { read: (given: string) => (/\S/.test(given) ? given : null), expects: 'um texto não vazio' };
const path = { read: (text: string) => text, expects: 'um caminho não vazio' };
const url = (protocols: string) => ({
  read: (text: string) => (new RegExp(`^(${protocols})://[^\\s/]+`).test(text) ? text : null),
  expects: `um endereço ${protocols.replace('|', ' ou ')}`,
});

const NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.trim().split('/');
  const version = isIP(address);
  if (bits === undefined) return version > 0 || NETWORKS.has(address);
  return (
    rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128) && version > 0
  );
}

const oneOf = (...values: string[]) => ({
  read: (text: string) => (values.includes(text) ? text : null),
  expects: `um destes: ${values.join(', ')}`,
});

const defaultStorage = join(import.meta.dirname, '..', '..', '.local', 'storage');

/** Todas as variáveis que o Palco lê. A tabela do README é conferida com esta por um teste. */
export const variables = {
  PORT: {
    ...integer(0, 65_535),
    fallback: '3000',
    example: '3000',
    purpose: 'porta da API; 0 escolhe uma livre',
  },
  HOST: {
    ...path,
    expects: 'um endereço de rede',
    fallback: '127.0.0.1',
    example: '0.0.0.0',
    purpose: 'onde a API escuta',
  },
  DATABASE_URL: {
    ...url('postgres|postgresql'),
    fallback: null,
    required: true,
    example: 'postgres://palco:segredo@127.0.0.1:5432/palco',
    purpose: 'PostgreSQL; obrigatória',
  },
  DATABASE_POOL_MAX: {
    ...integer(5, 200),
    fallback: '10',
    example: '10',
    purpose: 'conexões por processo; a fila de tarefas usa três delas',
  },
  STORAGE_DIR: {
    ...path,
    fallback: defaultStorage,
    example: '/var/lib/palco',
    purpose: 'vídeos enviados e prontos',
  },
  PUBLIC_URL: {
    ...url('http|https'),
    fallback: null,
    example: 'https://palco.exemplo.com.br',
    purpose:
      'endereço que as pessoas digitam; com https o cookie vira Secure; se ausente, http://localhost:PORT',
  },
  SMTP_URL: {
    ...url('smtp|smtps'),
    fallback: null,
    example: 'smtps://usuario:segredo@smtp.exemplo.com.br',
    purpose: 'servidor de e-mail; sem ela, só nesta máquina, as mensagens ficam em `GET /api/v1/letters`',
  },
  MAIL_FROM: {
    read: (text: string) => (/^([^<>\r\n@]+ <)?[^\s<>,;@]+@[^\s<>,;@]+>?$/.test(text) ? text : null),
    expects: 'um endereço, com ou sem nome',
    fallback: null,
    example: 'Palco <nao-responda@exemplo.com.br>',
    purpose: 'remetente das mensagens; se ausente, `nao-responda` no domínio de PUBLIC_URL',
  },
  EMAIL_TOKEN_TTL_SECONDS: {
    ...integer(1, 2_592_000),
    fallback: '86400',
    example: '86400',
    purpose: 'validade de um pedido de conta e de uma troca de e-mail',
  },
  WEB_DIR: {
    ...path,
    fallback: null,
    example: '../palco-web/dist',
    purpose: 'páginas compiladas servidas pela API',
  },
  FFMPEG_PATH: { ...path, fallback: null, example: '/usr/bin/ffmpeg', purpose: 'ffmpeg do worker' },
  FFPROBE_PATH: { ...path, fallback: null, example: '/usr/bin/ffprobe', purpose: 'ffprobe do worker' },
  LOG_LEVEL: {
    ...oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    fallback: 'info',
    example: 'info',
    purpose: 'detalhe do log',
  },
  SHUTDOWN_GRACE_MS: {
    ...integer(100, 300_000),
    fallback: '10000',
    example: '10000',
    purpose: 'prazo para encerrar; estourado, sai com código 1',
  },
  DRAIN_MS: {
    ...integer(0, 60_000),
    fallback: '500',
    example: '5000',
    purpose: 'quanto ainda aceita conexões depois de se declarar fora de serviço',
  },
  SESSION_TTL_SECONDS: {
    ...integer(1, 31_536_000),
    fallback: '2592000',
    example: '2592000',
    purpose: 'validade da sessão, renovada pelo uso',
  },
  APP_SECRET: {
    read: (text: string) => (/^\S{32,512}$/.test(text) ? text : null),
    expects: 'um segredo de 32 caracteres ou mais, sem espaços (openssl rand -base64 32)',
    fallback: null,
    example: 'um-segredo-sorteado-com-32-caracteres-ou-mais',
    purpose:
      'segredo de que saem as chaves que selam o que não pode ficar em claro no banco; sem ela, só nesta máquina, é sorteado e guardado em STORAGE_DIR',
  },
  ACCESS_TOKEN_TTL_SECONDS: {
    ...integer(1, 3_600),
    fallback: '300',
    example: '300',
    purpose: 'validade do token de acesso de um aplicativo',
  },
  REFRESH_TTL_SECONDS: {
    ...integer(1, 31_536_000),
    fallback: '2592000',
    example: '2592000',
    purpose: 'validade do aparelho que entrou por token, renovada a cada troca',
  },
  REFRESH_GRACE_SECONDS: {
    ...integer(0, 300),
    fallback: '10',
    example: '10',
    purpose: 'por quanto tempo repetir a troca de um token dá o mesmo sucessor; 0 desliga',
  },
  SIGNING_KEY_TTL_SECONDS: {
    ...integer(1, 31_536_000),
    fallback: '2592000',
    example: '2592000',
    purpose: 'idade em que a chave de assinar tokens é trocada',
  },
  STEP_UP_TTL_SECONDS: {
    ...integer(1, 86_400),
    fallback: '300',
    example: '300',
    purpose: 'por quanto tempo uma prova de identidade vale para ações perigosas',
  },
  AUTH_ATTEMPTS_PER_MINUTE: {
    ...integer(0, 10_000),
    fallback: '20',
    example: '20',
    purpose:
      'tentativas de criar conta por endereço e de entrar por endereço e login (cinco vezes isso por endereço), e de renovações de cada aparelho; 0 desliga o limite',
  },
  ACCOUNT_FAILURES_PER_HOUR: {
    ...integer(0, 10_000),
    fallback: '50',
    example: '50',
    purpose:
      'senhas erradas por login, de aparelhos que a conta não conhece, e por aparelho conhecido; 0 desliga o limite',
  },
  PASSWORD_RESET_TTL_SECONDS: {
    ...integer(1, 86_400),
    fallback: '1800',
    example: '1800',
    purpose: 'validade de um link de senha nova',
  },
  ADMIN_EMAIL: {
    read: (text: string) => (/^[^\s<>,;@]+@[^\s<>,;@]+$/.test(text) ? text : null),
    expects: 'um endereço de e-mail',
    fallback: null,
    example: 'voce@exemplo.com.br',
    purpose: 'a conta com este e-mail, ao ser confirmada ou já ao subir, recebe o papel admin, uma vez',
  },
  EXTERNAL_OIDC_ISSUER: {
    ...url('http|https'),
    fallback: null,
    example: 'https://contas.exemplo.com.br',
    purpose:
      'emissor do provedor de OpenID Connect de fora com que as pessoas podem entrar; http só nesta máquina; sem ela, nenhum',
  },
  EXTERNAL_OIDC_CLIENT_ID: {
    ...text,
    fallback: null,
    example: 'palco',
    purpose: 'identificação deste Palco no provedor de fora',
  },
  EXTERNAL_OIDC_CLIENT_SECRET: {
    ...text,
    fallback: null,
    example: 'segredo-dado-pelo-provedor',
    purpose: 'segredo deste Palco no provedor de fora',
  },
  EXTERNAL_OIDC_NAME: {
    ...text,
    fallback: null,
    example: 'Contas da Escola',
    purpose: 'nome do provedor de fora, no botão de entrar',
  },
  TRUST_PROXY: {
    read: (text: string) => (text.split(',').every(isProxy) ? text : null),
    expects:
      'uma lista de endereços, redes (CIDR) ou loopback, linklocal e uniquelocal, separados por vírgula',
    fallback: null,
    example: '10.0.0.0/8,loopback',
    purpose: 'proxies cujo `X-Forwarded-For` diz o endereço de quem pediu; sem ela, nenhum',
  },
  SCHEDULE_MIN_SECONDS: {
    ...integer(1, 86_400),
    fallback: '60',
    example: '60',
    purpose: 'menor tempo entre agendar uma publicação e a hora marcada',
  },
  POLL_MIN_SECONDS: {
    ...integer(1, 86_400),
    fallback: '300',
    example: '300',
    purpose: 'menor tempo de uma enquete aberta',
  },
  IDEMPOTENCY_TTL_SECONDS: {
    ...integer(1, 2_592_000),
    fallback: '86400',
    example: '86400',
    purpose: 'por quanto tempo uma Idempotency-Key lembra o que criou',
  },
  UPLOAD_MAX_BYTES: {
    ...integer(1_024, 10_737_418_240),
    fallback: '536870912',
    example: '536870912',
    purpose: 'tamanho máximo de um vídeo enviado',
  },
  UPLOAD_QUOTA_BYTES: {
    ...integer(1_024, 1_099_511_627_776),
    fallback: '5368709120',
    example: '5368709120',
    purpose: 'quanto cada pessoa pode ter em vídeos enviados',
  },
  UPLOADS_AT_ONCE: {
    ...integer(1, 100),
    fallback: '2',
    example: '2',
    purpose: 'envios simultâneos de cada pessoa, por processo',
  },
  VIDEOS_IN_QUEUE: {
    ...integer(1, 1_000),
    fallback: '10',
    example: '10',
    purpose: 'vídeos de cada pessoa à espera de preparo',
  },
  VIDEO_MAX_SECONDS: {
    ...integer(1, 86_400),
    fallback: '600',
    example: '600',
    purpose: 'duração máxima de um vídeo',
  },
  FFMPEG_MEMORY_MB: {
    ...integer(256, 65_536),
    fallback: '4096',
    example: '4096',
    purpose: 'memória de cada FFmpeg; só o Linux a limita',
  },
  WORKER_CONCURRENCY: {
    ...integer(1, 32),
    fallback: '1',
    example: '1',
    purpose: 'tarefas ao mesmo tempo por worker',
  },
  UP_TO: { ...integer(1, 12), fallback: '12', example: '7', purpose: 'última etapa do projeto a compor' },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
