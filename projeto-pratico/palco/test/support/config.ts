import { type Config, readConfig } from '#app/config.ts';

/** A configuração padrão, sem limite de tentativas, com o que o teste quiser trocar. */
export function testConfig(changes: Partial<Config>): Config {
  const base = readConfig({ DATABASE_URL: 'postgres://ninguem@127.0.0.1:1/nada', LOG_LEVEL: 'silent' });
  return { ...base, authAttemptsPerMinute: 0, appSecret: 'segredo de teste, de 32 ou mais', ...changes };
}
