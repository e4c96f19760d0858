import type { Http } from './types.ts';

interface GaugeSpec {
  name: string;
  help: string;
  read: () => Promise<number>;
}

/** Medidas que as fatias declaram; só o processo que atende HTTP as publica. */
export interface Metrics {
  gauges: readonly GaugeSpec[];
  /** Medida lida na hora da coleta. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
}

export function createMetrics(): Metrics {
  const gauges: GaugeSpec[] = [];
  return { gauges, gauge: (name, help, read) => void gauges.push({ name, help, read }) };
}

/** Limites em segundos: da resposta de memória (1 ms) ao que a pessoa já desistiu de esperar (10 s). */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Duração por rota (o molde, não o endereço: ids virariam milhões de séries) e requisições em curso. */
export async function useMetrics(app: Http, { gauges }: Metrics): Promise<void> {
  // só aqui: o worker declara medidas e não tem onde publicá-las
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'palco_' });
  for (const { name, help, read } of gauges) {
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
  }
  const duration = new Histogram({
    name: 'palco_http_request_duration_seconds',
    help: 'Duração das requisições HTTP',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const inFlight = new Gauge({
    name: 'palco_http_requests_in_flight',
    help: 'Requisições HTTP em andamento',
    registers,
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
