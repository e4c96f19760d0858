/** O cursor é um número de linhas a pular: o que se publica no meio do caminho empurra a lista, e um post sai duas vezes. */
import { instead, startWith } from './referencia.ts';

const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const positions = new Map<string, number>();

await startWith((building) => {
  instead(building, 'posts.of_tag', async (ask, text, [from, ...rest]) => {
    const start = positions.get(String(from)) ?? 0;
    const rows = (await ask(`${text} offset ${start}`, [NEWEST, ...rest])) as { id: string }[];
    for (const [index, { id }] of rows.entries()) if (!positions.has(id)) positions.set(id, start + index);
    return rows;
  });
});
