import type { Keys } from '#kernel/cursor.ts';
import type { Entry } from '#kernel/page.ts';

/** Um lugar da conversa, com o que se vê nele; sem nada, é um vazio que segura o que há abaixo. */
export interface Slot<Item> {
  path: string;
  item: Item | null;
}

/** Letras de um caminho por post. */
export const STEP = 32;

/** Os caminhos dos ancestrais de um lugar, do mais fundo ao mais alto, sem os que têm até `above` letras. */
function* ancestors(path: string, above: number): Generator<string> {
  for (let end = path.length - STEP; end > above; end -= STEP) yield path.slice(0, end);
}

function shared(a: string, b: string): number {
  let end = 0;
  while (end < a.length && end < b.length && a.slice(end, end + STEP) === b.slice(end, end + STEP))
    end += STEP;
  return end;
}

type Visible<Item> = AsyncIterable<Entry<Item>>;

/**
 * As respostas visíveis, com os vazios que as ligam ao post de cima. Um vazio é um ancestral que não apareceu antes dela:
 * o caminho já diz quais são, e não se leem posts apagados nem escondidos. Por isso só há vazio onde há o que mostrar
 * abaixo, e nada conta que exista mais.
 * @param base o lugar do post de cima
 * @param from de onde se parte, ele incluído; nulo é o começo
 */
export async function* onward<Item>(
  visible: Visible<Item>,
  base: string,
  from: string | null,
): AsyncGenerator<Entry<Slot<Item>>> {
  let previous = from ?? base;
  let fresh = from !== null;
  for await (const { keys, item } of visible) {
    if (item === null) return yield { keys, item: null };
    const path = pathOf(keys);
    // o próprio lugar de partida pode ser um vazio acima desta resposta
    const above = fresh && path.startsWith(previous) ? previous.length - STEP : shared(previous, path);
    yield* [...ancestors(path, above)].reverse().map(gap<Item>);
    yield { keys, item: { path, item } };
    previous = path;
    fresh = false;
  }
}

/**
 * O mesmo, de trás para a frente.
 * @param next a primeira resposta visível de `from` em diante, ele incluído: dela saem os vazios logo antes
 */
export async function* backward<Item>(
  visible: Visible<Item>,
  base: string,
  from: string | null,
  next: string | null,
): AsyncGenerator<Entry<Slot<Item>>> {
  let following = next ?? base;
  const gaps = (above: number) =>
    [...ancestors(following, above)].filter((path) => from === null || path <= from).map(gap<Item>);
  for await (const { keys, item } of visible) {
    if (item === null) return yield { keys, item: null };
    const path = pathOf(keys);
    yield* gaps(shared(path, following));
    yield { keys, item: { path, item } };
    following = path;
  }
  yield* gaps(base.length);
}

const gap = <Item>(path: string): Entry<Slot<Item>> => ({ keys: keysOf(path), item: { path, item: null } });

/** No cursor o caminho vai em base64: a conversa mais funda cabe em um endereço. */
export const keysOf = (path: string): Keys => [Buffer.from(path, 'hex').toString('base64url')];
export const pathOf = (keys: Keys): string => Buffer.from(keys[0] ?? '', 'base64url').toString('hex');

/** O id de quem está neste lugar. */
export const idAt = (path: string): string =>
  path.slice(-STEP).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Os ids do caminho, de cima para baixo. */
export const idsOf = (path: string): string[] =>
  Array.from({ length: path.length / STEP }, (_, depth) => idAt(path.slice(0, (depth + 1) * STEP)));
