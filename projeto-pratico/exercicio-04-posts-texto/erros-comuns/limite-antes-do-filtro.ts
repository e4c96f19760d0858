/** Lê as linhas da página e só depois tira as de quem saiu: a página vem curta, e a lista acaba onde não acaba. */
import { instead, startWith } from './referencia.ts';

const PRESENT = /and (\(select [^)]+\) is distinct from p\.author_id)/u;

await startWith((building) => {
  instead(building, 'posts.of_tag', (ask, text) => {
    const [filter = '', present = ''] = PRESENT.exec(text) ?? [];
    return ask(`select * from (${text.replace(filter, '')}) p where ${present}`);
  });
});
