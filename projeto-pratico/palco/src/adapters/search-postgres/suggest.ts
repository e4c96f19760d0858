import { type Db, statement } from '#kernel/db.ts';
import { distance } from '#ports/search/analysis/distance.ts';
import { stem } from '#ports/search/analysis/stem.ts';
import { exact, quote } from './lexemes.ts';

/** De quantas palavras parecidas se parte, e quantas disputam o lugar. */
const SIMILAR = 30;
const FINALISTS = 8;
/** Basta saber qual de duas é mais usada: contar tudo custaria a palavra comum inteira. */
const COUNTED = 100;

const sql = {
  unknown: statement(
    'search.unknown_words',
    `select word from unnest($1::text[], $2::text[]) as asked (word, query)
     where not exists (select from search.posts where document @@ asked.query::tsquery)`,
  ),
  nearest: statement(
    'search.nearest_words',
    `select asked, near.word, near.surface from unnest($1::text[]) asked, search.nearest(asked, ${SIMILAR}) near`,
  ),
  // a palavra que só quem saiu escreveu não se mostra a ninguém
  used: statement(
    'search.used_words',
    `select word, (select count(*)::int from
       (select from search.posts p where document @@ asked.query::tsquery
          and not exists (select from search.hidden_authors h where h.author_id = p.author_id)
        limit ${COUNTED}) counted) as uses
     from unnest($1::text[], $2::text[]) as asked (word, query)`,
  ),
};

interface Near {
  asked: string;
  word: string;
  surface: string;
}

/** A mais parecida com cada palavra desconhecida: a de menos trocas e, entre essas, a mais usada. */
export async function suggest(db: Db, words: string[]): Promise<Map<string, string>> {
  const unknown = await unknownOf(db, words.filter(correctable));
  if (unknown.length === 0) return new Map();
  const near = await db.query<Near>(sql.nearest, [unknown]);
  const finalists = new Map(unknown.map((asked) => [asked, closest(asked, near)]));
  const uses = await usesOf(db, [...new Set([...finalists.values()].flat().map(({ word }) => word))]);
  const chosen = [...finalists].flatMap(([asked, list]): [string, string][] => {
    const [best] = list
      .filter(({ word }) => (uses.get(word) ?? 0) > 0)
      .sort((a, b) => (uses.get(b.word) ?? 0) - (uses.get(a.word) ?? 0));
    return best ? [[asked, best.surface]] : [];
  });
  return new Map(chosen);
}

/** Palavra curta está a uma troca de muitas outras. */
const correctable = (word: string) => /^\p{L}{4,30}$/u.test(word);

/** Longa, aceita duas trocas; curta, uma, e a primeira letra tem de ser a mesma: “gota” não é “nota”. */
function isClose(asked: string, word: string, far: number): boolean {
  return asked.length < 6 ? far <= 1 && asked[0] === word[0] : far <= 2;
}

async function unknownOf(db: Db, words: string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const queries = words.map((word) => `${quote(stem(word))} | ${quote(exact(word))}`);
  return (await db.query<{ word: string }>(sql.unknown, [words, queries])).map(({ word }) => word);
}

/** As que ficam à menor distância, na ordem da semelhança. */
function closest(asked: string, near: Near[]): Near[] {
  const own = near
    .filter((one) => one.asked === asked)
    .map((one) => ({ ...one, far: distance(asked, one.word) }))
    .filter(({ word, far }) => isClose(asked, word, far));
  const least = Math.min(...own.map(({ far }) => far));
  return own.filter(({ far }) => far === least).slice(0, FINALISTS);
}

async function usesOf(db: Db, words: string[]): Promise<Map<string, number>> {
  const queries = words.map((word) => quote(exact(word)));
  const rows = await db.query<{ word: string; uses: number }>(sql.used, [words, queries]);
  return new Map(rows.map(({ word, uses }) => [word, uses]));
}
