import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCursors, type Keys, type Sense } from '../cursor.ts';
import { inRounds, type List, type Page, readPage } from '../page.ts';

interface Row {
  at: number;
  id: number;
  hidden: boolean;
}

const cursors = createCursors(() => Buffer.alloc(32, 7));
const keysOf = ({ at, id }: Row): Keys => [`${at}`, `${id}`];
/** Ordem da lista: instante do maior ao menor; empate, id do maior ao menor. */
const inOrder = (a: Row, b: Row) => b.at - a.at || b.id - a.id;

/** Uma lista em memória, que se muda entre duas páginas, e conta o que leu. */
class Shelf {
  rows: Row[] = [];
  reads: number[] = [];

  get visible(): Row[] {
    return this.rows.filter(({ hidden }) => !hidden).sort(inOrder);
  }

  readonly list: List<Row> = {
    scope: ['estante'],
    walk: (...start) =>
      inRounds<Row, Row>(
        {
          keysOf,
          read: async (...from) => this.#read(...from),
          show: async (rows) => rows.map((row) => (row.hidden ? null : row)),
        },
        ...start,
      ),
  };

  #read(from: Keys | null, sense: Sense, count: number): Row[] {
    this.reads.push(count);
    const [at, id] = from ?? [];
    const edge = { at: Number(at), id: Number(id), hidden: false };
    const ordered = this.rows.toSorted(sense === 'forward' ? inOrder : (a, b) => inOrder(b, a));
    const onward = (row: Row) => (sense === 'forward' ? inOrder(row, edge) >= 0 : inOrder(row, edge) <= 0);
    return ordered.filter((row) => from === null || onward(row)).slice(0, count);
  }

  page(limit: number, cursor?: string | null): Promise<Page<Row>> {
    return readPage(cursors, this.list, { limit, cursor: cursor ?? undefined });
  }
}

const shelfOf = (count: number, hidden: (n: number) => boolean = () => false) => {
  const shelf = new Shelf();
  shelf.rows = Array.from({ length: count }, (_, id) => ({ at: id >> 2, id, hidden: hidden(id) }));
  return shelf;
};
const idsOf = ({ items }: Page<Row>) => items.map(({ id }) => id);

describe('página', () => {
  test('anda até o fim e volta até o começo, com instantes iguais', async () => {
    const shelf = shelfOf(7);
    const first = await shelf.page(3);
    expect([idsOf(first), first.previousCursor]).toEqual([[6, 5, 4], null]);
    const second = await shelf.page(3, first.nextCursor);
    const last = await shelf.page(3, second.nextCursor);
    expect([idsOf(second), idsOf(last), last.nextCursor]).toEqual([[3, 2, 1], [0], null]);
    const back = await shelf.page(3, last.previousCursor);
    expect(idsOf(back)).toEqual([3, 2, 1]);
    const top = await shelf.page(3, back.previousCursor);
    expect([idsOf(top), top.previousCursor]).toEqual([[6, 5, 4], null]);
    expect(idsOf(await shelf.page(3, top.nextCursor))).toEqual([3, 2, 1]);
  });

  test('o caminho de volta não custa leitura enquanto o item do cursor existe', async () => {
    const shelf = shelfOf(9);
    const { nextCursor } = await shelf.page(3);
    shelf.reads = [];
    expect((await shelf.page(3, nextCursor)).previousCursor).not.toBeNull();
    expect(shelf.reads).toEqual([5]);
  });

  test('só há caminho para onde há o que ver', async () => {
    const shelf = shelfOf(6);
    const { nextCursor } = await shelf.page(3);
    shelf.rows = shelf.rows.map((row) => ({ ...row, hidden: row.id > 2 || row.id < 1 }));
    expect(await shelf.page(2, nextCursor)).toMatchObject({ nextCursor: null, previousCursor: null });
  });

  test('a página vazia ainda leva de volta a tudo o que ficou', async () => {
    const shelf = shelfOf(6);
    const { nextCursor } = await shelf.page(3);
    shelf.rows = shelf.rows.filter(({ id }) => id > 2);
    const empty = await shelf.page(3, nextCursor);
    expect([idsOf(empty), empty.nextCursor]).toEqual([[], null]);
    const back = await shelf.page(3, empty.previousCursor);
    expect(idsOf(back)).toEqual([5, 4, 3]);
    shelf.rows = shelf.rows.filter(({ id }) => id < 3);
  });

  test('10.000 escondidos em fila não encurtam a página, e custam poucas leituras', async () => {
    const shelf = shelfOf(10_020, (id) => id >= 10 && id < 10_010);
    const page = await shelf.page(20);
    expect(idsOf(page)).toEqual(
      [...Array(10).keys()].map((n) => 10_019 - n).concat([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]),
    );
    expect(page.nextCursor).toBeNull();
    expect(shelf.reads.length).toBeLessThan(18);
  });

  test('além do que uma página pode ler, ela sai curta e o cursor segue', async () => {
    const shelf = shelfOf(50_000, (id) => id > 0);
    const sizes: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<Row> = await shelf.page(2, cursor);
      sizes.push(page.items.length);
      cursor = page.nextCursor;
    } while (cursor);
    expect(sizes).toEqual([0, 0, 1]);
  });
});

type Change = { kind: 'add'; at: number; hidden: boolean } | { kind: 'remove' | 'hide'; pick: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(8), hidden: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'hide' as const), pick: fc.nat(100) }),
);
const step = fc.record({
  back: fc.boolean(),
  limit: fc.integer({ min: 1, max: 4 }),
  changes: fc.array(change, { maxLength: 4 }),
});

let nextId = 0;
function apply(shelf: Shelf, one: Change): void {
  if (one.kind === 'add') shelf.rows.push({ at: one.at, id: nextId++, hidden: one.hidden });
  else {
    const row = shelf.rows[one.pick % Math.max(1, shelf.rows.length)];
    if (one.kind === 'remove') shelf.rows = shelf.rows.filter((other) => other !== row);
    else if (row) row.hidden = true;
  }
}

test('nos dois sentidos, com inserções, remoções e sumiços no meio, é o que a força bruta daria', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 40 }),
      fc.array(step, { maxLength: 12 }),
      async (initial, steps) => {
        const shelf = new Shelf();
        for (const one of initial) apply(shelf, one);
        let page = await shelf.page(3);
        for (const { back, limit, changes } of steps) {
          const edge = back ? page.items[0] : page.items.at(-1);
          const cursor = back ? page.previousCursor : page.nextCursor;
          for (const one of changes) apply(shelf, one);
          if (cursor === null || edge === undefined) {
            page = await shelf.page(limit);
            continue;
          }
          page = await shelf.page(limit, cursor);
          const all = shelf.visible;
          const start = back
            ? Math.max(0, all.filter((row) => inOrder(row, edge) < 0).length - limit)
            : all.filter((row) => inOrder(row, edge) <= 0).length;
          const end = back
            ? all.filter((row) => inOrder(row, edge) < 0).length
            : Math.min(start + limit, all.length);
          expect(page.items).toEqual(all.slice(start, end));
          expect([page.previousCursor !== null, page.nextCursor !== null]).toEqual([
            start > 0,
            end < all.length,
          ]);
          if (page.items.length > 0) continue;
          // página que ficou vazia: o caminho de volta começa no próprio item de onde se partiu
          const home = back ? page.nextCursor : page.previousCursor;
          page = await shelf.page(limit, home);
          expect(page.items).toEqual(back ? all.slice(0, limit) : all.slice(-limit));
        }
      },
    ),
    { numRuns: 500 },
  );
});
