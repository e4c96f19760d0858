/** Confere quem vê ao mostrar o post, e em nada mais: a conversa, as citações e a recusa contam que ele existe. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.audience', ' as addressed', ' or true as addressed');
});
