import type { RouteInfo } from '#http/access.ts';
import { addSchemas, createHttp } from '#http/app.ts';
import { useDocsPage, useOpenApi } from '#http/docs.ts';
import { closeHttp } from '#http/lifecycle.ts';
import { useMetrics } from '#http/metrics.ts';
import type { Http } from '#http/types.ts';
import type { RunningWorker } from '#ports/jobs/port.ts';
import type { Building } from './building.ts';
import { startLightWork } from './light-work.ts';
import { type ComposeOptions, raise } from './raise.ts';

/** Um Palco montado e parado: nada escuta nem se conecta até que peçam. */
export interface Palco {
  building: Building;
  app: Http;
  routes: RouteInfo[];
  /** Passa a fazer também as tarefas leves da fila. Chame uma vez, depois de escutar. */
  work(): Promise<void>;
  close(): Promise<void>;
}

/** Monta as etapas de 1 até `config.upTo`, em ordem, sobre o mesmo chão. */
export async function compose(options: ComposeOptions): Promise<Palco> {
  const { config } = options;
  const building = raise(options);
  const { db, metrics, lifecycle, modules } = building;
  const { app, routes } = await createHttp({
    log: options.log,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    webDir: config.webDir,
    guard: {
      identify: (...args) => building.bindings.identify(...args),
      challenge: () => building.bindings.challenge,
      authority: building.bindings.authority,
      assertProved: (...args) => building.bindings.assertProved(...args),
    },
    lifecycle,
    ...(options.bodyDeadlines ? { bodyDeadlines: options.bodyDeadlines } : {}),
  });
  await useMetrics(app, metrics);
  await useOpenApi(app);
  addSchemas(
    app,
    modules.flatMap((module) => module.schemas ?? []),
  );
  await app.register(async (root) => {
    for (const module of modules) module.root?.(root as Http);
  });
  const api = async (scope: unknown) => {
    for (const module of modules) module.api?.(scope as Http);
  };
  await app.register(api, { prefix: '/api/v1' });
  useDocsPage(app);
  let worker: RunningWorker | null = null;
  return {
    building,
    app,
    routes,
    async work() {
      worker = await startLightWork(building);
    },
    async close() {
      // quem não terminar em 80% do prazo é cortado: um cliente parado não decide o nosso fim
      const patienceMs = (config.shutdownGraceMs - config.drainMs) * 0.8;
      await Promise.all([closeHttp(app, lifecycle, patienceMs), worker?.stop()]);
      await db.close();
    },
  };
}
