/** Esconde a resposta restrita na conversa, e a mostra a quem abre o endereço dela. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.by_ids', ' as addressed', ' or p.in_reply_to_id is not null as addressed');
});
