import { createDatabase, MissingServiceError, service } from '@trilha/services';
import type { TestProject } from 'vitest/node';
import { createLog } from '#app/log.ts';
import { migrate } from '#app/migrate.ts';
import { testConfig } from './config.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { url: string; template: string } | { missing: string };
  }
}

const TEMPLATE = 'palco_modelo';

/** Um PostgreSQL para a rodada e um banco já migrado, que cada arquivo de teste clona. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const server = await service('postgres');
    const url = await createDatabase(server.url, { name: TEMPLATE });
    await migrate(testConfig({ databaseUrl: url }), createLog('silent'));
    project.provide('postgres', { url: server.url, template: TEMPLATE });
    return () => server.stop();
  } catch (error) {
    if (!(error instanceof MissingServiceError) || process.env.EXIGIR_SERVICOS === '1') throw error;
    project.provide('postgres', { missing: error.message });
    return undefined;
  }
}
