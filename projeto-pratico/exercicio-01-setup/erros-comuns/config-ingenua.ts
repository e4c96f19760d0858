/** Só olha se é número, e nunca olha o HOST: o prazo pode ser negativo, e a porta fica aberta para a rede toda. */
import { startWith } from './referencia.ts';

if (Number(process.env.SHUTDOWN_GRACE_MS) < 0) process.env.SHUTDOWN_GRACE_MS = '100';
process.env.HOST = '0.0.0.0';
await startWith({});
