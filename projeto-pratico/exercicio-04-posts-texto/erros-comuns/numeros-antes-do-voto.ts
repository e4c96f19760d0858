/** Manda os números a todos e deixa a página escondê-los: quem abre a resposta da API vota com a maioria. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'polls.by_posts', 't on p.closes_at <= $3', 't on $3::timestamptz is not null');
});
