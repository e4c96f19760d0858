import { type Comparison, count } from '@trilha/measure';
import { known, type PairSet, unseen } from '../../palco/src/ports/search/test/pairs.ts';
import type { Database } from './banco.ts';
import { openRecipes, type Recipe } from './busca/receitas.ts';

const SETS: [string, PairSet][] = [
  ['que guiaram as regras', known],
  ['escritos sem ver as regras', unseen],
];

/** O que cada receita de busca considera a mesma palavra: o que deixa de achar, e o que confunde. */
export async function compareSearch(db: Database): Promise<Comparison[]> {
  const recipes = await openRecipes(
    db,
    SETS.flatMap(([, { together, apart }]) => [...together, ...apart]).flatMap(wordsOf),
  );
  const values = (pairs: string[], isFault: (meets: boolean) => boolean) =>
    Object.fromEntries(
      recipes.map((recipe) => [recipe.name, pairs.filter((pair) => isFault(meet(recipe, pair))).length]),
    );
  return SETS.flatMap(([which, { together, apart }]) => [
    count({
      title: `Pares que deviam se achar e não se acham, de ${together.length} ${which}`,
      unit: 'pares',
      values: values(together, (meets) => !meets),
    }),
    count({
      title: `Pares que só se parecem e se confundem, de ${apart.length} ${which}`,
      unit: 'pares',
      values: values(apart, (meets) => meets),
    }),
  ]);
}

const wordsOf = (pair: string) => pair.split(' ');

/** Duas palavras se acham se guardam algo em comum. */
function meet({ lexemes }: Recipe, pair: string): boolean {
  const [written = '', asked = ''] = wordsOf(pair);
  const kept = lexemes(written);
  return lexemes(asked).some((lexeme) => kept.includes(lexeme));
}
