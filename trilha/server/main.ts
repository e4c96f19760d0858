import { join } from 'node:path';
import { openBook } from '../core/book.ts';
import { createApp } from './app.ts';

const { PORT = '4000', TRILHA_WEB_DIR: webDir = join(import.meta.dirname, '../web/dist') } = process.env;
// Zero escolhe uma livre.
const port = Number(PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  throw new Error(`PORT deve ser um número de 0 a 65535, e veio “${PORT}”.`);
const { app } = createApp({ book: openBook(), webDir, log: true });

await app.listen({ port, host: '127.0.0.1' });
const address = app.server.address();
console.log(`Trilha em http://localhost:${typeof address === 'object' ? address?.port : port}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
