/** O que esta etapa dá ao servidor, além do que as anteriores já davam. */
export const env = {
  LOG_LEVEL: 'info',
  SHUTDOWN_GRACE_MS: '5000',
  PUBLIC_URL: 'https://palco.exemplo.com.br',
  // Sem o limite por endereço de rede: todas as pessoas da verificação chegam do mesmo.
  AUTH_ATTEMPTS_PER_MINUTE: '0',
  // O que em produção se mede em minutos aqui se espera.
  SCHEDULE_MIN_SECONDS: '1',
  POLL_MIN_SECONDS: '1',
};
