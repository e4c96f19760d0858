/** Deixa errar o código quantas vezes se quiser: são um milhão, e uma tarde basta. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'challenges.try', 'tries < $4', '$4::int > 0');
});
