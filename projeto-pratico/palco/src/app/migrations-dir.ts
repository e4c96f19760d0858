import { join } from 'node:path';

/** Onde ficam as migrações: `migrations/<etapa>/<fatia>/NNN_nome.sql`. */
export const MIGRATIONS_DIR = join(import.meta.dirname, '..', '..', 'migrations');
