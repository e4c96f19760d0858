import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';
import { type VariableName, variables } from '../config-variables.ts';

const DATABASE_URL = 'postgres://palco:segredo@127.0.0.1/palco';
const EXTERNAL = {
  EXTERNAL_OIDC_ISSUER: 'http://localhost:4000',
  EXTERNAL_OIDC_CLIENT_ID: 'palco',
  EXTERNAL_OIDC_CLIENT_SECRET: 'segredo',
  EXTERNAL_OIDC_NAME: 'Fora',
};
const refusal = (env: Record<string, string>): ConfigError => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('A configuração foi aceita.');
};

describe('configuração', () => {
  test('só o endereço do banco é obrigatório', () => {
    expect(readConfig({ DATABASE_URL })).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      upTo: 12,
    });
  });

  test('sem banco não sobe, e a mensagem diz o que falta', () => {
    expect(refusal({}).message).toContain('DATABASE_URL: falta; deve ser um endereço postgres ou postgresql');
  });

  test('variável vazia vale como ausente', () => {
    expect(readConfig({ DATABASE_URL, PORT: '', WEB_DIR: '' })).toMatchObject({ port: 3000, webDir: null });
  });

  test('todos os problemas de uma vez, com nome e exemplo, e código de saída próprio', () => {
    const error = refusal({ DATABASE_URL, PORT: 'abc', LOG_LEVEL: 'muito', UP_TO: '13' });
    expect(error.problems).toHaveLength(3);
    expect(error.message).toContain(
      'PORT: o valor não serve; deve ser um número inteiro de 0 a 65535. Exemplo: PORT=3000',
    );
    expect(error.exitCode).toBe(78);
  });

  test('a mensagem nunca mostra o valor, que pode ser segredo', () => {
    expect(refusal({ DATABASE_URL: 'mysql://palco:xyz123@casa/palco' }).message).not.toContain('xyz123');
  });

  test.each(Object.keys(variables) as VariableName[])('o exemplo de %s é aceito', (name) => {
    const together = name.startsWith('EXTERNAL_OIDC_') ? EXTERNAL : {};
    expect(() => readConfig({ DATABASE_URL, ...together, [name]: variables[name].example })).not.toThrow();
  });

  test('provedor de fora: as quatro variáveis, ou nenhuma, e http só nesta máquina', () => {
    expect(readConfig({ DATABASE_URL }).externalOidc).toBeNull();
    expect(readConfig({ DATABASE_URL, ...EXTERNAL }).externalOidc).toMatchObject({ name: 'Fora' });
    expect(refusal({ DATABASE_URL, EXTERNAL_OIDC_NAME: 'Fora' }).message).toContain(
      'dê as quatro, ou nenhuma',
    );
    const plain = { ...EXTERNAL, EXTERNAL_OIDC_ISSUER: 'http://contas.exemplo.com.br' };
    expect(refusal({ DATABASE_URL, ...plain }).message).toContain('é http, e não é desta máquina');
  });

  test('drenar não pode levar mais que o prazo inteiro', () => {
    expect(refusal({ DATABASE_URL, DRAIN_MS: '5000', SHUTDOWN_GRACE_MS: '1000' }).message).toContain(
      'DRAIN_MS',
    );
  });
});
