import { createReader } from './leitor.ts';

/** Depois de todos os ids: de onde parte a primeira página. */
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Desce o índice até onde a página de antes parou. */
export const cursor = createReader('cursor', ({ after }, limit) => ({
  text: 'select id, text from posts where id < $1 order by id desc limit $2',
  values: [after ?? NEWEST, limit],
}));
