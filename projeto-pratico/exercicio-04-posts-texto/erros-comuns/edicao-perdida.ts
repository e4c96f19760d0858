/** Lê o post sem o prender e grava por cima: de duas edições ao mesmo tempo, uma some sem que ninguém saiba. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.lock_own', 'for no key update', '');
  rewrite(
    building,
    'posts.edit',
    'from posts.posts where id = $1\n',
    'from posts.posts where id = $1 on conflict do nothing\n',
  );
});
