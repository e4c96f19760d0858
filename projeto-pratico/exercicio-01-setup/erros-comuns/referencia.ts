/**
 * O Palco da etapa 01 montado com as peças de verdade, cada uma trocável. Um erro comum é esta
 * montagem com uma peça trocada: assim se prova que a verificação acusa aquele erro, e só ele.
 */
import { runProcess } from '../../palco/src/app/process.ts';
import { createHttp } from '../../palco/src/http/app.ts';
import { useDocsPage, useOpenApi } from '../../palco/src/http/docs.ts';
import { closeHttp } from '../../palco/src/http/lifecycle.ts';
import type { Http } from '../../palco/src/http/types.ts';
import { createDb, statement } from '../../palco/src/kernel/db.ts';
import { createEcho } from '../../palco/src/modules/echo/index.ts';
import { createHealth } from '../../palco/src/modules/health/index.ts';

const PING = statement('ping', 'select 1');

export interface Parts {
  /** Chamado com o servidor HTTP pronto para receber rotas. */
  tamper: (app: Http) => void;
  createHealth: (deps: Parameters<typeof createHealth>[0]) => Pick<ReturnType<typeof createHealth>, 'routes'>;
  run: typeof runProcess;
  close: typeof closeHttp;
}

const real: Parts = { tamper: () => undefined, createHealth, run: runProcess, close: closeHttp };

/** Sobe a referência com as peças dadas no lugar das de verdade. */
export async function startWith(replaced: Partial<Parts>): Promise<void> {
  const parts = { ...real, ...replaced };
  await parts.run('api', async (config, log) => {
    const lifecycle = { draining: false, inFlight: 0 };
    const db = createDb({ url: config.databaseUrl ?? '', poolMax: 4, onIdleError: () => undefined });
    const { app } = await createHttp({
      log,
      publicUrl: config.publicUrl,
      trustProxy: null,
      webDir: null,
      guard: { identify: async () => null },
      lifecycle,
    });
    parts.tamper(app);
    await useOpenApi(app);
    const checks = [{ name: 'database', check: async () => void (await db.query(PING)) }];
    const health = parts.createHealth({ isDraining: () => lifecycle.draining, checks });
    await app.register(async (root) => health.routes(root as Http));
    await app.register(async (api) => createEcho().api(api as Http), { prefix: '/api/v1' });
    await useDocsPage(app);
    await app.listen({ port: config.port, host: config.host });
    return {
      drain: () => {
        lifecycle.draining = true;
      },
      stop: async () => {
        await parts.close(app, lifecycle, (config.shutdownGraceMs - config.drainMs) * 0.8);
        await db.close();
      },
    };
  });
}
