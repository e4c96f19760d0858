import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Http } from './types.ts';

/** Medidas de um processo. Cada composição tem o seu registro: nada global. */
export interface Metrics {
  registry: Registry;
  /** Medida lida na hora da coleta. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'palco_' });
  return {
    registry,
    gauge(name, help, read) {
      const registers = [registry];
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          // fonte fora do ar (banco caído): a medida some, as outras continuam
          await read().then(
            (value) => this.set(value),
            () => this.remove(),
          );
        },
      });
    },
  };
}

/** Limites em segundos: da resposta de memória (1 ms) ao que a pessoa já desistiu de esperar (10 s). */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Duração por rota (o molde, não o endereço: ids virariam milhões de séries) e requisições em curso. */
export function useMetrics(app: Http, { registry }: Metrics): void {
  const duration = new Histogram({
    name: 'palco_http_request_duration_seconds',
    help: 'Duração das requisições HTTP',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const inFlight = new Gauge({
    name: 'palco_http_requests_in_flight',
    help: 'Requisições HTTP em andamento',
    registers: [registry],
  });
  app.addHook('onRequest', async (_request, reply) => {
    inFlight.inc();
    reply.raw.once('close', () => inFlight.dec());
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'nenhuma';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
