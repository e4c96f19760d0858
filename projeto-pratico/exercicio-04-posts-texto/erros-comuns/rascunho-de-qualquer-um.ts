/** Lê o rascunho pelo id: quem o adivinha lê o que a pessoa ainda não disse. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'drafts.of_author', 'and author_id = $2', 'and $2::uuid is not null');
});
