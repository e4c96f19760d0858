import { createServer } from 'node:net';

/**
 * Uma porta livre em 127.0.0.1 neste instante. Outro processo pode tomá-la antes do uso:
 * quem a usa confere a identidade do servidor e tenta outra (ver `server.ts` e `postgres`).
 */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.unref();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
