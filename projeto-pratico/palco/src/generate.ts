import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase, service } from '@trilha/services';
import { readConfig } from '#app/config.ts';
import { describeApi } from '#app/describe-api.ts';
import { describeSchema } from '#app/describe-schema.ts';
import { createLog } from '#app/log.ts';
import { migrate } from '#app/migrate.ts';

const root = join(import.meta.dirname, '..');
await writeFile(join(root, 'openapi.json'), await describeApi());

const server = await service('postgres');
try {
  const url = await createDatabase(server.url);
  await migrate(readConfig({ DATABASE_URL: url }), createLog('warn'));
  await writeFile(join(root, 'migrations', 'schema.sql'), await describeSchema(url));
} finally {
  await server.stop();
}
