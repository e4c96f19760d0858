/** Lê números com `parseInt`, que aceita o que não entende: '80a' vira 80 e '10s' vira 10. */
import { startWith } from './referencia.ts';

for (const name of ['PORT', 'SHUTDOWN_GRACE_MS']) {
  process.env[name] = String(Math.max(100, Number.parseInt(process.env[name] ?? '', 10)));
}
await startWith({});
