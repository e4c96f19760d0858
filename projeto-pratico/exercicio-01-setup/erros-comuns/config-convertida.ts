/** Lê números com `parseInt`, que aceita o que não entende: '80a' vira 80 e '10s' vira 10. */
import { startWith } from './referencia.ts';

for (const name of ['PORT', 'SHUTDOWN_GRACE_MS']) {
  const number = Number.parseInt(process.env[name] ?? '', 10);
  if (number > 0) process.env[name] = String(Math.max(100, number));
}
await startWith({});
