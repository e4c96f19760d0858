import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeApi } from '#app/describe-api.ts';
import { describeSchema } from '#app/describe-schema.ts';

const root = join(import.meta.dirname, '..');
await writeFile(join(root, 'openapi.json'), await describeApi());
const url = process.env.DATABASE_URL;
if (url) await writeFile(join(root, 'migrations', 'schema.sql'), await describeSchema(url));
else process.stderr.write('Sem DATABASE_URL de um banco migrado, schema.sql não foi gerado.\n');
