import type { Http } from './types.ts';

/** Em que ponto da vida o processo está. `draining`: ainda atende, mas avisa que vai embora. */
export interface Lifecycle {
  draining: boolean;
}

/**
 * Durante a drenagem cada resposta fecha sua conexão, para que clientes com keep-alive se reconectem
 * em outro processo antes que este pare de escutar.
 */
export function useLifecycle(app: Http, lifecycle: Lifecycle): void {
  app.addHook('onSend', async (_request, reply) => {
    if (lifecycle.draining) reply.header('connection', 'close');
  });
}
