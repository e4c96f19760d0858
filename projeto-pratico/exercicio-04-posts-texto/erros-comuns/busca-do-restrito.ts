/** Põe no índice tudo o que se publica, e deixa para filtrar na leitura: o não listado passa a ser listado. */
import { need } from '../../palco/src/app/building.ts';
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.postReactions.push({
    published: async (tx, post) => {
      if (post.visibility !== 'public') await need(building, 'search').index(tx, post);
    },
  });
});
