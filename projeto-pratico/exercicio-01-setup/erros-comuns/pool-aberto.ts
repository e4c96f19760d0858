/** Sai sem fechar o pool: o PostgreSQL só descobre depois que aquelas conexões não têm mais ninguém. */
import { closeHttp } from '../../palco/src/http/lifecycle.ts';
import { startWith } from './referencia.ts';

await startWith({
  close: async (...args) => {
    await closeHttp(...args);
    process.exit(0);
  },
});
