import { createReader } from './leitor.ts';

/** Pula as linhas das páginas de antes: o banco as lê, e as joga fora. */
export const offset = createReader('offset', ({ page }, limit) => ({
  text: 'select id, text from posts order by id desc offset $1 limit $2',
  values: [(page - 1) * limit, limit],
}));
