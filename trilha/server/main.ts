import { openBook } from '../core/book.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';

const { port, webDir } = readConfig(process.env);
const { app } = createApp({ book: openBook(), webDir, log: true });

await app.listen({ port, host: '127.0.0.1' });
const address = app.server.address();
console.log(`Trilha em http://localhost:${typeof address === 'object' ? address?.port : port}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
