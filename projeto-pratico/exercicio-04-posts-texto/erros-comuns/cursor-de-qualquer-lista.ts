/** Assina a posição e esquece de que lista ela é: o cursor de uma serve em outra, e mostra o meio de nada. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { write, read } = building.cursors;
  building.cursors = {
    write: (_scope, place) => write(['posts'], place),
    read: (_scope, cursor) => read(['posts'], cursor),
  };
});
