/**
 * O Palco da etapa 02 com uma peça trocada. Um erro comum é esta montagem e mais nada: assim se prova que a verificação
 * acusa aquele erro, e só ele.
 */
import type { Building } from '../../palco/src/app/building.ts';
import { compose } from '../../palco/src/app/compose.ts';
import { migrate } from '../../palco/src/app/migrate.ts';
import { runProcess } from '../../palco/src/app/process.ts';
import type { Http } from '../../palco/src/http/types.ts';

/** Sobe a referência depois de `alter` trocar o que quiser nela. */
export async function startWith(alter: (building: Building) => void): Promise<void> {
  await runProcess('api', async (given, log) => {
    const config = { ...given, upTo: 2 };
    await migrate(config, log);
    const { app, building, work, close } = await compose({ config, log, alter });
    await app.listen({ port: config.port, host: config.host });
    await work();
    return {
      drain: () => {
        building.lifecycle.draining = true;
      },
      stop: close,
    };
  });
}

/** Chama `use` com a API antes das rotas dela: os ganchos postos aí valem para todas. */
export function beforeRoutes({ modules }: Building, use: (api: Http) => void): void {
  modules.push({ api: use });
}
