/** Conta tudo para dizer o total: a cada página pedida, a tabela inteira é lida. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.everyone_count', 'order by p.id desc limit $1', 'and $1::int is not null');
});
