/** Continua a partir do instante do último, e não dele: os que saíram no mesmo instante não aparecem em página nenhuma. */
import { rewrite, startWith } from './referencia.ts';

/** As onze primeiras letras de um UUIDv7 são o instante dele, a menos de um quarto de segundo. */
const earlier = 'and (t.post_id = $1::uuid or left(t.post_id::text, 11) < left($1::uuid::text, 11))';

await startWith((building) => {
  rewrite(building, 'posts.of_tag', 'order by', `${earlier} order by`);
});
