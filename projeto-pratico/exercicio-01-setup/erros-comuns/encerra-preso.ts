/** Espera todo mundo com `close()` e um prazo “generoso” escrito no código: um cliente parado segura o processo. */
import { startWith } from './referencia.ts';

if (Number(process.env.SHUTDOWN_GRACE_MS) > 0) process.env.SHUTDOWN_GRACE_MS = '300000';
await startWith({ close: async (app) => void (await app.close()) });
