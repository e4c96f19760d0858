import { existsSync } from 'node:fs';
import { describeError, MissingServiceError } from '../errors.ts';
import type { RunningService } from '../types.ts';
import { ask, waitFor } from '../wait.ts';
import { roadEnabled } from './roads.ts';
import type { Attempt, ProgramSpec } from './spec.ts';

/** Endereço de um servidor que já existe, dado por variável de ambiente. */
export function urlFromEnv(variable: string): string | undefined {
  const value = process.env[variable];
  return roadEnabled('env') && value !== undefined && value !== '' ? value : undefined;
}

const DEFAULT_PORTS: Record<string, number> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'redis:': 6379,
  'nats:': 4222,
  'mongodb:': 27017,
  'smtp:': 25,
};

/**
 * Um servidor que já existe: confere que aceita conexão e não o para nunca.
 * @throws MissingServiceError quando ninguém atende no endereço.
 */
export async function runningAt(name: string, variable: string, url: string): Promise<RunningService> {
  try {
    const { hostname, port, protocol } = new URL(url);
    const number = Number(port) || DEFAULT_PORTS[protocol] || 0;
    const host = hostname.replace(/^\[|\]$/g, '');
    await waitFor(() => ask(number, '', host), {
      deadlineMs: 3000,
      everyMs: 100,
      what: `conexão com ${host}:${number}`,
    });
  } catch (error) {
    const reason = `env: ${variable} aponta para um servidor que não responde (${describeError(error)})`;
    throw new MissingServiceError(name, [reason], `corrija ou remova ${variable}`);
  }
  const stop = async () => {};
  return {
    name,
    url,
    version: 'do ambiente',
    source: 'env',
    env: { [variable]: url },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Caminho de um executável dado por variável de ambiente. */
export async function locateInEnv(spec: ProgramSpec): Promise<Attempt> {
  const path = process.env[spec.envVar];
  if (path === undefined || path === '') return { reason: `${spec.envVar} não definida` };
  return existsSync(path)
    ? { path, env: {} }
    : { reason: `${spec.envVar} aponta para ${path}, que não existe` };
}
