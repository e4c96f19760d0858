/**
 * O começo de tudo: lê a configuração, monta o servidor e escuta. Curto de propósito —
 * cada decisão fica em um arquivo com o nome dela.
 */
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './env.ts';
import { closeOnSignal } from './shutdown.ts';

try {
  const config = readConfig(process.env);
  const server = await compose(config);
  closeOnSignal(server, config.shutdownGraceMs);
  await server.app.listen({ port: config.port, host: config.host });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78;
}
