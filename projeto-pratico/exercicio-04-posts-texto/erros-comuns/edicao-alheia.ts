/** Edita pelo id, sem olhar de quem é: quem descobre um endereço reescreve o que outra pessoa disse. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.lock_own', 'and author_id = $2', 'and $2::uuid is not null');
});
