import type { FastifyInstance } from 'fastify';

/** Uma condição para receber tráfego. Rejeita com a razão quando não está satisfeita. */
export interface ReadinessCheck {
  name: string;
  check(): Promise<void>;
}

export interface HealthDeps {
  isDraining: () => boolean;
  checks: ReadinessCheck[];
}

/**
 * `live` diz que o processo responde e nada mais. `ready` diz se vale mandar tráfego.
 *
 * TODO (saúde): rode as condições, com prazo, e responda 503 quando uma falhar ou ao encerrar.
 */
export function createHealth(_deps: HealthDeps) {
  return {
    routes(app: FastifyInstance): void {
      app.get('/health/live', () => ({ status: 'live' }));
      app.get('/health/ready', () => ({ status: 'ready' }));
    },
  };
}
