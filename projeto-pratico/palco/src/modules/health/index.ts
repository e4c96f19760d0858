import { httpErrors } from '#http/errors.ts';
import type { Http } from '#http/types.ts';
import { Liveness, Readiness } from './internal/schema.ts';

/** Uma condição para receber tráfego. Rejeita com a razão quando não está satisfeita. */
export interface ReadinessCheck {
  name: string;
  check(): Promise<void>;
}

export interface HealthDeps {
  isDraining: () => boolean;
  checks: ReadinessCheck[];
}

const TIMEOUT_MS = 2_000;

/**
 * `live` diz que o processo responde e nada mais: reiniciar por causa do banco só pioraria a queda.
 * `ready` diz se vale mandar tráfego: banco, migrações e não estar saindo.
 */
export function createHealth({ isDraining, checks }: HealthDeps) {
  return {
    routes(app: Http): void {
      const config = { access: 'public' } as const;
      app.get(
        '/health/live',
        {
          config,
          schema: { tags: ['saúde'], summary: 'Dizer se o processo responde', response: { 200: Liveness } },
        },
        async () => {
          return { status: 'live' as const };
        },
      );
      app.get(
        '/health/ready',
        {
          config,
          schema: {
            tags: ['saúde'],
            summary: 'Dizer se vale mandar requisições',
            response: { 200: Readiness },
          },
        },
        async () => {
          if (isDraining()) throw notReady('O processo está encerrando e não recebe mais tráfego novo.');
          const results = await Promise.all(checks.map(run));
          const failed = results.filter((result) => result.error !== null);
          if (failed.length > 0)
            throw notReady(failed.map(({ name, error }) => `${name}: ${error}`).join('; '));
          return {
            status: 'ready' as const,
            checks: Object.fromEntries(results.map(({ name }) => [name, 'ok'])),
          };
        },
      );
    },
  };
}

const notReady = (detail: string) =>
  httpErrors.create('not_ready', { detail, headers: { 'retry-after': '1' } });

async function run({ name, check }: ReadinessCheck): Promise<{ name: string; error: string | null }> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`sem resposta em ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    await Promise.race([check(), late.promise]);
    return { name, error: null };
  } catch (error) {
    return { name, error: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
