import type { Server } from './compose.ts';

/**
 * Encerra quando o sistema pede: `ready` passa a 503, a porta fecha, as requisições em andamento terminam e o processo
 * sai com 0; estourado o prazo, corta o que houver e sai com 1.
 */
export function closeOnSignal({ app, lifecycle }: Server, graceMs: number): void {
  const close = async () => {
    if (lifecycle.draining) return;
    lifecycle.draining = true;
    const timer = setTimeout(() => process.exit(1), graceMs);
    // Uma conexão aberta que nunca pediu nada não é ociosa para o Node, e seguraria o fim.
    const idle = setInterval(() => {
      if (lifecycle.inFlight === 0) app.server.closeAllConnections();
    }, 100);
    await app.close();
    clearInterval(idle);
    clearTimeout(timer);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close());
}
