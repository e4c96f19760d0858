/** Conta também as respostas que quase ninguém vê: o número diz que elas existem. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.counts', "and r.visibility in ('public', 'unlisted')", '');
});
