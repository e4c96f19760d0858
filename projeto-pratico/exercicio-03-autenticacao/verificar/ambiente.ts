/** O endereço que as pessoas digitam, como o kit o diz ao servidor. O TLS termina antes dele, como atrás de um proxy. */
export const PUBLIC_URL = 'https://palco.exemplo.com.br';

/** A conta com este e-mail recebe o papel `admin`. */
export const ADMIN_EMAIL = 'zeladora@exemplo.com.br';

/** O que esta etapa dá ao servidor, além do que as anteriores já davam. */
export const env = {
  LOG_LEVEL: 'info',
  SHUTDOWN_GRACE_MS: '5000',
  PUBLIC_URL,
  // Sem o limite por endereço de rede: todas as pessoas da verificação chegam do mesmo.
  AUTH_ATTEMPTS_PER_MINUTE: '0',
  ADMIN_EMAIL,
};
