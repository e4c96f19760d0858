import type { Cursors, Keys, Place, Scope, Sense } from './cursor.ts';

/** Uma parada de quem anda em uma lista. Sem item, o passeio parou ali por já ter lido demais. */
export interface Entry<Item> {
  keys: Keys;
  item: Item | null;
}

/** Uma lista: o que a distingue das outras e como se anda nela. */
export interface List<Item> {
  scope: Scope;
  /**
   * Os itens que quem pede vê, um a um, lidos sob demanda.
   * @param from onde começar, ele incluído se ainda existe; nulo é a ponta de onde se parte
   * @param want quantos quem chama espera ler
   */
  walk(from: Keys | null, sense: Sense, want: number): AsyncIterable<Entry<Item>>;
}

export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
}

export interface Page<Item> {
  items: Item[];
  /** Leva aos que vêm depois na ordem da lista; nulo no fim dela. */
  nextCursor: string | null;
  /** Leva aos que vêm antes; nulo na primeira página e quando não há nenhum. */
  previousCursor: string | null;
}

/** Uma página da lista, cheia enquanto houver item que quem pede vê. @throws `cursor_invalid` */
export function readPage<Item>(
  cursors: Cursors,
  list: List<Item>,
  { limit, cursor }: PageRequest,
): Promise<Page<Item>> {
  return pageFrom(cursors, list, cursor === undefined ? null : cursors.read(list.scope, cursor), limit);
}

/** O mesmo, de uma partida já conhecida; nula é o começo da lista. */
export async function pageFrom<Item>(
  cursors: Cursors,
  list: List<Item>,
  start: Place | null,
  limit: number,
): Promise<Page<Item>> {
  const taken = await take(list, start ?? TOP, limit);
  const sense = start?.sense ?? 'forward';
  const ahead = taken.rest && cursors.write(list.scope, { sense, keys: taken.rest, inclusive: false });
  const back = start && (await wayBack(list, start, taken));
  const behind = back && cursors.write(list.scope, back);
  const items = taken.entries.flatMap(({ item }) => item ?? []);
  if (sense === 'forward') return { items, nextCursor: ahead, previousCursor: behind };
  return { items: items.reverse(), nextCursor: behind, previousCursor: ahead };
}

const TOP = { sense: 'forward', keys: null, inclusive: true } as const;

interface Taken<Item> {
  entries: Entry<Item>[];
  /** O item da partida ainda existe e é visto: há caminho de volta sem perguntar. */
  touched: boolean;
  /** De onde a página seguinte parte, se há o que ler. */
  rest: Keys | null;
}

/** Lê um a mais do que cabe, só para saber se há continuação. */
async function take<Item>(
  list: List<Item>,
  { sense, keys: from, inclusive }: { sense: Sense; keys: Keys | null; inclusive: boolean },
  limit: number,
): Promise<Taken<Item>> {
  const entries: Entry<Item>[] = [];
  let touched = false;
  for await (const entry of list.walk(from, sense, limit + (from ? 2 : 1))) {
    if (entry.item === null) return { entries, touched, rest: entry.keys };
    if (!inclusive && same(entry.keys, from)) touched = true;
    else if (entries.length === limit) return { entries, touched, rest: entries.at(-1)?.keys ?? entry.keys };
    else entries.push(entry);
  }
  return { entries, touched, rest: null };
}

/** De onde parte quem quer voltar, ou nulo se não há nada para trás. */
async function wayBack<Item>(
  list: List<Item>,
  start: Place,
  { entries, touched }: Taken<Item>,
): Promise<Place | null> {
  const sense = start.sense === 'forward' ? 'backward' : 'forward';
  const first = entries[0]?.keys;
  // página vazia: o item da partida, que não entrou nela, é o primeiro do outro lado
  const back: Place = first
    ? { sense, keys: first, inclusive: false }
    : { sense, keys: start.keys, inclusive: !start.inclusive };
  return touched || (await take(list, back, 0)).rest ? back : null;
}

/** Uma lista em que se leem esqueletos e depois se vê o que cada um mostra a quem pede. */
export interface Rounds<Row, Item> {
  keysOf(row: Row): Keys;
  /** Linhas a partir de `from`, ele incluído; menos que `count` quer dizer que acabou. */
  read(from: Keys | null, sense: Sense, count: number): Promise<Row[]>;
  /** O que cada linha mostra, na mesma ordem; nulo se quem pede não a vê. */
  show(rows: Row[]): Promise<(Item | null)[]>;
}

/** Linhas por consulta, no máximo. */
const MAX_BATCH = 1_000;
/** Linhas por página, no máximo: quem esconde mais que isto em fila encurta uma página, e não a derruba. */
const MAX_READ = 20_000;

/** Anda em rodadas, cada uma do dobro da anterior: escondidos em fila custam poucas consultas, e a página sai cheia. */
export async function* inRounds<Row, Item>(
  { keysOf, read, show }: Rounds<Row, Item>,
  start: Keys | null,
  sense: Sense,
  want: number,
): AsyncGenerator<Entry<Item>> {
  let from = start;
  let count = want;
  for (let total = 0; ; count = Math.min(count * 2, MAX_BATCH)) {
    const rows = await read(from, sense, count);
    // da segunda rodada em diante, a primeira linha é a última da anterior
    const fresh = total > 0 && rows[0] !== undefined && same(keysOf(rows[0]), from) ? rows.slice(1) : rows;
    const items = await show(fresh);
    for (const [index, row] of fresh.entries()) {
      const item = items[index] ?? null;
      if (item !== null) yield { keys: keysOf(row), item };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < count) return;
    from = keysOf(last);
    total += rows.length;
    if (total >= MAX_READ) return yield { keys: from, item: null };
  }
}

const same = (a: Keys, b: Keys | null): boolean =>
  b !== null && a.length === b.length && a.every((key, index) => key === b[index]);
