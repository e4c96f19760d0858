/**
 * Um PostgreSQL vazio para usar à mão enquanto se programa: escreve o `DATABASE_URL` e some, com os dados,
 * quando este processo termina. `node src/banco.ts`.
 */
import { MissingServiceError, service } from '@trilha/services';

try {
  const server = await service('postgres');
  process.stdout.write(`DATABASE_URL=${server.url}\n`);
  process.stderr.write('O banco vale até você teclar Ctrl-C; os dados são apagados com ele.\n');
  const stop = () => void server.stop().then(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
} catch (error) {
  if (!(error instanceof MissingServiceError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 4;
}
