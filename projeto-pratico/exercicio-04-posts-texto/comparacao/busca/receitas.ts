import { fold } from '../../../palco/src/ports/search/analysis/fold.ts';
import { stem } from '../../../palco/src/ports/search/analysis/stem.ts';
import type { Database } from '../banco.ts';

/** Um jeito de tratar a palavra, igual no índice e na pergunta. */
export interface Recipe {
  name: string;
  /** O que se guarda da palavra. */
  lexemes: (word: string) => string[];
}

interface Row {
  word: string;
  stemmed: string;
  /** O radical da palavra sem acento. */
  plain: string;
}

/** As quatro receitas, sobre estas palavras: os radicais são os que o PostgreSQL dá, sem palavras vazias. */
export async function openRecipes(db: Database, words: readonly string[]): Promise<Recipe[]> {
  await db.run(`
    drop text search dictionary if exists stem_only;
    create text search dictionary stem_only (template = snowball, language = portuguese)
  `);
  const rows = await db.query<Row>(
    'recipes.stems',
    `select word, (ts_lexize('stem_only', lower(word)))[1] as stemmed, (ts_lexize('stem_only', lower(unaccent(word))))[1] as plain
     from unnest($1::text[]) as asked (word)`,
    [[...new Set(words)]],
  );
  const found = new Map(rows.map((row) => [row.word, row]));
  const stemmed = (word: string) => found.get(word)?.stemmed ?? word;
  const plain = (word: string) => found.get(word)?.plain ?? word;
  return [
    { name: 'portuguese', lexemes: (word) => [stemmed(word)] },
    { name: 'unaccent + radical', lexemes: (word) => [plain(word)] },
    { name: 'vetor duplo', lexemes: (word) => [stemmed(word), plain(word)] },
    { name: 'Palco', lexemes: (word) => [stem(fold(word))] },
  ];
}
