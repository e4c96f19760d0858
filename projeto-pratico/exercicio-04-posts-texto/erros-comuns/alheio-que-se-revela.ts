/** Diz “não é seu” a quem nem vê o post: quem tenta ids descobre quais existem. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.audience', ' as mentioned', ' or true as mentioned');
});
