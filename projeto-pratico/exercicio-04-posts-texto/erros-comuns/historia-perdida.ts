/** Troca o texto e não guarda o anterior: ninguém mais sabe a que as respostas respondiam. */
import { rewrite, startWith } from './referencia.ts';

const archive = 'insert into posts.versions (post_id, version, text, entities, warning, at)';

await startWith((building) => {
  rewrite(building, 'posts.edit', archive, '');
});
