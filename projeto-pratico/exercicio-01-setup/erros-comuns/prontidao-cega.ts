/** `ready` igual a `live`: o balanceador manda tráfego para quem não tem banco. */
import { createHealth } from '../../palco/src/modules/health/index.ts';
import { startWith } from './referencia.ts';

await startWith({ createHealth: (deps) => createHealth({ ...deps, checks: [] }) });
