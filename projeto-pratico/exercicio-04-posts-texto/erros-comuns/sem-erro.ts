/** A montagem sem nenhuma troca: o ponto de partida, que passa em tudo. */
import { startWith } from './referencia.ts';

await startWith(() => undefined);
