import { beforeAll, describe, expect, test } from 'vitest';
import { type Db, statement } from '#kernel/db.ts';
import { fold } from '#ports/search/analysis/fold.ts';
import { stem } from '#ports/search/analysis/stem.ts';
import { known, type PairSet, unseen } from '#ports/search/test/pairs.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';

/** O que cada jeito de tratar a palavra guarda dela: duas se acham se têm algo em comum. */
type Lexemes = (word: string) => string[];

/** Quantos pares que deviam se achar se acham, e quantos que só se parecem se confundem. */
function score({ together, apart }: PairSet, lexemes: Lexemes) {
  const meet = (pair: string) => {
    const [a = '', b = ''] = pair.split(' ');
    const kept = lexemes(a);
    return lexemes(b).some((lexeme) => kept.includes(lexeme));
  };
  return { finds: together.filter(meet).length, confuses: apart.filter(meet).length };
}

/** O radical que o PostgreSQL dá a cada palavra, sem a lista de palavras vazias. */
async function stemsOf(db: Db, words: string[]): Promise<Map<string, string>> {
  const text = `select word, (ts_lexize('test_portuguese', word))[1] as lexeme from unnest($1::text[]) word`;
  const rows = await db.query<{ word: string; lexeme: string }>(statement('test.stems', text), [words]);
  return new Map(rows.map(({ word, lexeme }) => [word, lexeme]));
}

const DICTIONARY =
  'create text search dictionary test_portuguese (template = snowball, language = portuguese)';

describe.runIf(hasDatabase())('o radical, ao lado do que o PostgreSQL faz', () => {
  const open = useDb();
  let stems: Map<string, string>;
  beforeAll(async () => {
    const db = await open();
    await db.query(statement('test.dictionary', DICTIONARY));
    const words = [known, unseen].flatMap(({ together, apart }) => [...together, ...apart]);
    const forms = words
      .flatMap((pair) => pair.toLowerCase().split(' '))
      .flatMap((word) => [word, fold(word)]);
    stems = await stemsOf(db, [...new Set(forms)]);
  });

  const portuguese: Lexemes = (word) => [stems.get(word.toLowerCase()) ?? ''];
  const dual: Lexemes = (word) => [...portuguese(word), stems.get(fold(word)) ?? ''];
  const own: Lexemes = (word) => [stem(fold(word))];

  test('nos pares que guiaram as regras', () => {
    expect([known.together.length, known.apart.length]).toEqual([154, 86]);
    expect(score(known, portuguese)).toEqual({ finds: 82, confuses: 34 });
    expect(score(known, dual)).toEqual({ finds: 93, confuses: 39 });
    expect(score(known, own)).toEqual({ finds: 148, confuses: 20 });
  });

  test('nos pares de quem não viu as regras', () => {
    expect([unseen.together.length, unseen.apart.length]).toEqual([169, 82]);
    expect(score(unseen, dual)).toEqual({ finds: 109, confuses: 18 });
    expect(score(unseen, own)).toEqual({ finds: 160, confuses: 10 });
  });
});
