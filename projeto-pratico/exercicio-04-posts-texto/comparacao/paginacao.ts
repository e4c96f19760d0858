import { type Comparison, count } from '@trilha/measure';
import type { Database } from './banco.ts';
import { blocks, expectSame, measureReads } from './medida.ts';
import { cursor } from './paginacao/cursor.ts';
import { walk } from './paginacao/deriva.ts';
import type { Place, Reader } from './paginacao/leitor.ts';
import { offset } from './paginacao/offset.ts';

export const LIMIT = 20;
const PAGES = [1, 100, 1_000, 10_000];

export const readers: readonly Reader[] = [cursor, offset];

/** Uma página por um dos leitores. */
interface Visit {
  name: string;
  reader: Reader;
  place: Place;
}

/** Página por página, o que cada leitor gasta, e o que perde quando a lista muda. */
export async function comparePages(db: Database): Promise<Comparison[]> {
  const pages = PAGES.filter((page) => page * LIMIT <= db.posts);
  const places: Place[] = [];
  for (const page of pages) places.push(await placeOf(db, page));
  const visits = readers.flatMap((reader) =>
    places.map((place) => ({
      name: `${reader.name}, página ${place.page.toLocaleString('pt-BR')}`,
      reader,
      place,
    })),
  );
  await expectSamePages(db, places);
  return [await times(db, visits), await buffers(db, visits), ...(await drifts(db))];
}

/** Quem anda por cursor chega com o último id da página de antes. */
export async function placeOf(db: Database, page: number): Promise<Place> {
  if (page === 1) return { page, after: null };
  const before = await offset.read(db, { page: page - 1, after: null }, LIMIT);
  return { page, after: before.at(-1)?.id ?? null };
}

async function expectSamePages(db: Database, places: readonly Place[]): Promise<void> {
  for (const place of places) {
    const answers = new Map<string, unknown>();
    for (const reader of readers) answers.set(reader.name, await reader.read(db, place, LIMIT));
    expectSame(answers);
  }
}

function times(db: Database, visits: readonly Visit[]): Promise<Comparison> {
  return measureReads({
    title: `Ler uma página de ${LIMIT}`,
    operation: 'página',
    rounds: 200,
    candidates: visits.map(({ name, reader, place }) => ({
      name,
      run: async () => (await reader.read(db, place, LIMIT)).length,
    })),
  });
}

async function buffers(db: Database, visits: readonly Visit[]): Promise<Comparison> {
  const values: Record<string, number> = {};
  for (const { name, reader, place } of visits) {
    const query = reader.query(place, LIMIT);
    values[name] = await blocks(db, query.text, query.values);
  }
  return count({ title: 'Blocos lidos para dar a página', unit: 'blocos', values });
}

async function drifts(db: Database): Promise<Comparison[]> {
  const repeated: Record<string, number> = {};
  const lost: Record<string, number> = {};
  // o offset primeiro: a referência da razão não pode ser zero
  for (const reader of readers.toReversed()) {
    repeated[reader.name] = (await walk(db, reader, 'publish')).repeated;
    lost[reader.name] = (await walk(db, reader, 'remove')).lost;
  }
  return [
    count({
      title: 'Itens repetidos em 50 páginas, com 5 posts novos entre uma e outra',
      unit: 'itens',
      values: repeated,
    }),
    count({
      title: 'Itens pulados em 50 páginas, com 5 dos já lidos apagados entre uma e outra',
      unit: 'itens',
      values: lost,
    }),
  ];
}
