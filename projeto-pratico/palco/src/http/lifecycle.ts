import type { Http } from './types.ts';

/** Em que ponto da vida o processo está. `draining`: ainda atende, mas avisa que vai embora. */
export interface Lifecycle {
  draining: boolean;
  /** Requisições ainda sem resposta inteira. */
  inFlight: number;
}

/**
 * Durante a drenagem cada resposta fecha sua conexão, para que clientes com keep-alive se reconectem
 * em outro processo antes que este pare de escutar.
 */
export function useLifecycle(app: Http, lifecycle: Lifecycle): void {
  app.addHook('onRequest', async (_request, reply) => {
    lifecycle.inFlight += 1;
    reply.raw.once('close', () => {
      lifecycle.inFlight -= 1;
    });
  });
  app.addHook('onSend', async (_request, reply) => {
    if (lifecycle.draining) reply.header('connection', 'close');
  });
}

const CHECK_MS = 200;

/**
 * Fecha o servidor. Conexões abertas que nunca pediram nada (navegadores fazem isso de antemão) não são ociosas
 * para o Node e segurariam o fim: são cortadas assim que não há requisição em curso, e todas ao fim da paciência.
 */
export async function closeHttp(app: Http, lifecycle: Lifecycle, patienceMs: number): Promise<void> {
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const impatient = performance.now() - startedAt > patienceMs;
    if (lifecycle.inFlight === 0 || impatient) app.server.closeAllConnections();
  }, CHECK_MS);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
  }
}
